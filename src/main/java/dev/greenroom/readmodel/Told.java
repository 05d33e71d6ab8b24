package dev.greenroom.readmodel;

import java.time.Instant;

/**
 * That somebody was told of an escalation, or named in a note.
 *
 * @param stage at-risk, late or mentioned
 * @param wholeCase whether the case's own clock was meant, not the step's
 */
public record Told(String stage, boolean wholeCase, Instant at) {}
