package dev.greenroom.cases;

/** A process says that its customer has to hear something; {@code key} is the same over retries. Told in a transaction. */
public record NoticeDue(String reference, String notice, String key) {}
