package dev.greenroom.sla;

import dev.greenroom.sla.calendar.BusinessCalendar;
import dev.greenroom.sla.calendar.NoDueDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Whether what is still to do fits before a promised day is over, when everything takes as long as its service level
 * allows. Pure.
 */
final class PromiseRisk {

    private PromiseRisk() {}

    /** What is still to do: clocks of the steps that are open now, all at once, and the steps to come, one by one. */
    record Ahead(List<LevelClock> open, List<ToCome> toCome) {

        static final Ahead NOTHING = new Ahead(List.of(), List.of());
    }

    /** A step to come, by its target. */
    record ToCome(Target target, BusinessCalendar calendar) {}

    /**
     * The first whole second, not before {@code now}, at which the rest no longer fits before the end of
     * the promised day; {@code now} when it does not fit any more. Empty when nobody can tell.
     */
    static Optional<Instant> at(LocalDate promised, ZoneId zone, Ahead ahead, Instant now) {
        Instant end = promised.plusDays(1).atStartOfDay(zone).toInstant();
        try {
            if (!fits(ahead, now, end)) {
                return Optional.of(now);
            }
            // Whole seconds: the same rest is at risk at the same instant, whenever it is worked out.
            long early = now.getEpochSecond();
            long late = end.getEpochSecond() + 1;
            while (late - early > 1) {
                long middle = (early + late) / 2;
                if (fits(ahead, Instant.ofEpochSecond(middle), end)) {
                    early = middle;
                } else {
                    late = middle;
                }
            }
            return Optional.of(Instant.ofEpochSecond(late));
        } catch (NoDueDate none) {
            return Optional.empty();
        }
    }

    /** When everything would be done if nothing of what is open were done before {@code at}. */
    static Instant done(Ahead ahead, Instant at) {
        Instant done = at;
        for (LevelClock clock : ahead.open()) {
            Instant finished = finished(clock, at);
            done = finished.isAfter(done) ? finished : done;
        }
        for (ToCome step : ahead.toCome()) {
            done = step.target().start(step.calendar(), done).dueAt();
        }
        return done;
    }

    private static boolean fits(Ahead ahead, Instant at, Instant end) {
        return !done(ahead, at).isAfter(end);
    }

    /** A clock that stands has its rest still before it; one that runs is used up at its date, however late that is. */
    private static Instant finished(LevelClock clock, Instant at) {
        Instant due = clock.isPaused() ? clock.resume(at).dueAt() : clock.dueAt();
        return due.isAfter(at) ? due : at;
    }
}
