package dev.greenroom.readmodel;

import java.time.Instant;
import java.util.Locale;

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

    /** What it is about: of each, the last that somebody was told counts, beside what they were told of the others. */
    enum About {
        WORK,
        SCORE,
        NUDGE,
        QUESTION;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    About about() {
        if (stage.startsWith(NUDGED)) {
            return About.NUDGE;
        }
        if (stage.equals(LOW_SCORE)) {
            return About.SCORE;
        }
        return stage.startsWith(ASKED) ? About.QUESTION : About.WORK;
    }

    /** Whether the desk waits for something. */
    public boolean isAsked() {
        return about() == About.NUDGE || about() == About.QUESTION;
    }
}
