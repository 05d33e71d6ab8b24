package dev.greenroom.readmodel;

/** A change whose case is known; {@code fresh} when the case's row has just been inserted by it. */
record PlacedChange(String reference, String definitionId, boolean fresh, CaseChange change) {}
