package dev.greenroom.sla.calendar;

import java.time.Instant;

/** From one instant to another, the end not in it. */
record Span(Instant opens, Instant closes) {

    Span until(Instant end) {
        return new Span(opens, closes.isBefore(end) ? closes : end);
    }

    Span since(Instant start) {
        return new Span(opens.isAfter(start) ? opens : start, closes);
    }

    boolean isSome() {
        return opens.isBefore(closes);
    }
}
