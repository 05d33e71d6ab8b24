package dev.greenroom.readmodel;

import java.time.Instant;

/**
 * That somebody was told of an escalation, named in a note, or asked by the desk.
 *
 * @param stage at-risk, late, mentioned, low-score, nudged, asked, or the last two with -late: nobody answered in time
 * @param wholeCase whether the case's own clock was meant, not the step's
 */
public record Told(String stage, boolean wholeCase, Instant at) {

    /** The desk asks to hurry. */
    public static final String NUDGED = "nudged";

    /** The desk asks something. */
    public static final String ASKED = "asked";

    /** A customer was not content with a case that they worked on; they may see what is done about it. */
    public static final String LOW_SCORE = "low-score";

    /** After one of these: nobody answered in time. */
    public static final String LATE = "-late";

    /** Whether the desk waits for something. */
    boolean isAsked() {
        return stage.startsWith(NUDGED) || stage.startsWith(ASKED);
    }
}
