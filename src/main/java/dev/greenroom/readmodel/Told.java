package dev.greenroom.readmodel;

import java.time.Instant;

/**
 * That somebody was told of an escalation.
 *
 * @param stage at-risk or late
 * @param wholeCase whether the case's own clock was meant, not the step's
 */
public record Told(String stage, boolean wholeCase, Instant at) {}
