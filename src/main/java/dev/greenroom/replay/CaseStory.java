package dev.greenroom.replay;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One application as the log tells it, from its first to its last event. */
record CaseStory(String caseId, BigDecimal amount, List<LogEvent> events) {

    CaseStory {
        events = List.copyOf(events);
    }

    Instant arrived() {
        return events.get(0).at();
    }

    Optional<Outcome> outcome() {
        return events.stream()
                .map(event -> Outcome.inLog(event.activity()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The first step people work at; none when the bank's own rules ended the case. */
    Optional<Step> firstStep() {
        return events.stream()
                .filter(LogEvent::isWorkItem)
                .map(event -> Step.inLog(event.activity()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether the second step people work at is the fraud desk's. */
    boolean goesFromLeadToFraud() {
        return events.stream()
                .filter(event -> event.isWorkItem() && event.life() == LogEvent.Life.SCHEDULE)
                .map(event -> Step.inLog(event.activity()))
                .flatMap(Optional::stream)
                .skip(1)
                .findFirst()
                .filter(Step.INVESTIGATE_FRAUD::equals)
                .isPresent();
    }
}
