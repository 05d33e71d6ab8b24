package dev.greenroom.replay;

import java.time.Duration;
import java.time.Instant;

/** One line of a history. {@code resource} is empty where the source names nobody. */
record LogEvent(String caseId, String activity, Instant at, String resource, Life life) {

    /** Where in its life a work item is; everything that is no work item is just done. */
    enum Life {
        SCHEDULE,
        START,
        COMPLETE
    }

    boolean isWorkItem() {
        return activity.startsWith("W_");
    }

    LogEvent moved(Duration shift) {
        return new LogEvent(caseId, activity, at.plus(shift), resource, life);
    }
}
