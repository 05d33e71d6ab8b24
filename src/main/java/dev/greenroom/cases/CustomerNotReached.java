package dev.greenroom.cases;

/**
 * A message about another date came to nobody, or has not gone for hours: a person has to tell the customer, if that date
 * still counts. Told in a transaction.
 */
public record CustomerNotReached(String reference, long promise) {}
