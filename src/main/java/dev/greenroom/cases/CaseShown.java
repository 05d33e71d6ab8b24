package dev.greenroom.cases;

/** Somebody was shown what this case says, elsewhere than where cases are looked at. */
public record CaseShown(String reference) {}
