package dev.greenroom.readmodel;

/** A closed case goes on in a further root instance; told in the engine's transaction, whichever door it came through. */
public record CaseReopened(String reference, String rootInstanceId, String definitionId) {}
