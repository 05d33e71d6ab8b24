package dev.greenroom.replay;

import java.util.Optional;

/** Where the log says a case is from now on. */
sealed interface Goal {

    /** At a step; {@code anew} when the log scheduled another item of it, even though one is open. */
    record At(Step step, boolean anew) implements Goal {}

    /** Ended. */
    record Ended(Outcome outcome) implements Goal {}

    /** What an event says about the whereabouts of its case; most say nothing. */
    static Optional<Goal> of(LogEvent event) {
        if (event.life() == LogEvent.Life.SCHEDULE) {
            return Step.inLog(event.activity())
                    .map(step -> new At(step, step == Step.FOLLOW_UP_OFFER || step == Step.REQUEST_DOCUMENTS));
        }
        if (event.activity().equals("O_SENT_BACK")) {
            return Optional.of(new At(Step.CHECK_DOCUMENTS, false));
        }
        return Outcome.inLog(event.activity()).map(Ended::new);
    }
}
