package dev.greenroom.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a case's time splits: what each part has had, and the one that runs since {@code since}. Without a running part
 * the time stands still (the case is closed). Immutable; the parts always sum to the elapsed time.
 */
public record TimeSplit(@Nullable Part part, Instant since, Map<Part, Duration> spent) {

    public TimeSplit {
        spent = Map.copyOf(spent);
    }

    /** Whose time it is; of several that apply the first. */
    public enum Part {
        /** Somebody holds a work item. */
        WORKING,
        /** A work item is open and nobody has it. */
        QUEUED,
        /** The case waits for its customer. */
        CUSTOMER,
        /** The case waits for somebody else outside. */
        THIRD_PARTY,
        /** Machines do their part. */
        SYSTEM
    }

    static TimeSplit begin(Part part, Instant at) {
        return new TimeSplit(part, at, Map.of());
    }

    /** From {@code at} on another part runs, or none; an instant before the last turn counts as that turn. */
    TimeSplit turn(@Nullable Part next, Instant at) {
        Instant turn = at.isBefore(since) ? since : at;
        Part running = part;
        if (running == null) {
            return new TimeSplit(next, turn, spent);
        }
        Map<Part, Duration> more = new EnumMap<>(Part.class);
        more.putAll(spent);
        more.merge(running, Duration.between(since, turn), Duration::plus);
        return new TimeSplit(next, turn, more);
    }

    /** The same as it will stand at {@code now}, when nothing changes before. */
    public TimeSplit until(Instant now) {
        return turn(part, now);
    }

    public Duration of(Part which) {
        return spent.getOrDefault(which, Duration.ZERO);
    }

    /** What all parts have had together. */
    public Duration elapsed() {
        return spent.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    /** Whole seconds of each part; what is cut off one is given to the next, so that they sum to the elapsed seconds. */
    public Map<Part, Long> seconds() {
        Map<Part, Long> seconds = new EnumMap<>(Part.class);
        Duration before = Duration.ZERO;
        for (Part each : Part.values()) {
            Duration after = before.plus(of(each));
            seconds.put(each, after.toSeconds() - before.toSeconds());
            before = after;
        }
        return seconds;
    }
}
