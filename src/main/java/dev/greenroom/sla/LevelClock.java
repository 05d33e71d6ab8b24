package dev.greenroom.sla;

import dev.greenroom.sla.calendar.BusinessCalendar;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The clock of one service level: what it asks for, what was left when it last began or stopped to run, and since when.
 * Immutable and pure; amounts are in the unit's own measure, and used + remaining = target at every instant. What it
 * missed stays missed through pauses: then {@code missedAt} is the date that passed, and what is left is negative.
 */
public record LevelClock(
        BusinessCalendar calendar,
        LevelUnit unit,
        Measure measure,
        Instant since,
        @Nullable Instant pausedAt,
        @Nullable String pauseReason,
        @Nullable Instant missedAt) {

    /** No date at all would be due at once in the engine; a far one never comes. */
    public static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    /** What is asked for, what was left of it at {@code since}, and the share of it after which to warn. */
    public record Measure(long target, long left, int percent) {

        Measure left(long now) {
            return new Measure(target, now, percent);
        }
    }

    /** A clock that begins to run. */
    public static LevelClock start(BusinessCalendar calendar, LevelUnit unit, long target, int percent, Instant at) {
        return new LevelClock(calendar, unit, new Measure(target, target, percent), millis(at), null, null, null);
    }

    public boolean isPaused() {
        return pausedAt != null;
    }

    /** Stops; no effect on one that stands already. */
    public LevelClock pause(Instant at, String reason) {
        if (isPaused()) {
            return this;
        }
        Instant now = millis(at);
        return new LevelClock(
                calendar, unit, measure.left(remaining(now)), now, now, reason, now.isBefore(dueAt()) ? null : dueAt());
    }

    /** Goes on with exactly what was left; no effect on one that runs. */
    public LevelClock resume(Instant at) {
        return isPaused() ? new LevelClock(calendar, unit, measure, millis(at), null, null, missedAt) : this;
    }

    /** Another target; what was used stays used, as the same share of it where the unit is another one. */
    public LevelClock retarget(BusinessCalendar other, LevelUnit in, long target, int percent, Instant at) {
        Instant now = millis(at);
        long used = in == unit ? used(now) : (long) Math.ceil((double) used(now) * target / measure.target());
        Measure kept = new Measure(target, target - used, percent);
        boolean late = !now.isBefore(dueAt());
        Instant missed = late && kept.left() <= 0 ? dueAt() : kept.left() < 0 ? now : null;
        return new LevelClock(other, in, kept, now, isPaused() ? now : null, pauseReason, missed);
    }

    /** The same clock, counted by another calendar since it last began to run. */
    public LevelClock recalendar(BusinessCalendar other) {
        return new LevelClock(other, unit, measure, since, pausedAt, pauseReason, missedAt);
    }

    /** When it is late, or was; far away while it stands. */
    public Instant dueAt() {
        if (missedAt != null) {
            return missedAt;
        }
        return isPaused() ? NEVER : unit.due(calendar, since, Math.max(0, measure.left()));
    }

    /** When to warn; far away while it stands, at once when that point is already behind. */
    public Instant warnAt() {
        if (missedAt != null) {
            return missedAt;
        }
        if (isPaused()) {
            return NEVER;
        }
        Instant warn = unit.warn(calendar, since, measure);
        return warn.isBefore(dueAt()) ? warn : dueAt();
    }

    /** What is left of the target, in the unit's measure; negative once late. */
    public long remaining(Instant at) {
        if (isPaused()) {
            return measure.left();
        }
        Instant now = at.isBefore(since) ? since : millis(at);
        return missedAt != null
                ? measure.left() - unit.between(calendar, since, now)
                : Math.min(measure.left(), unit.between(calendar, now, dueAt()));
    }

    /** What is used of the target, in the unit's measure. */
    public long used(Instant at) {
        return measure.target() - remaining(at);
    }

    /** What is left in milliseconds of open time for business levels, of elapsed time for others; negative once late. */
    public long remainingTicks(Instant at) {
        if (unit != LevelUnit.BUSINESS_DAYS && (isPaused() || missedAt != null)) {
            return remaining(at);
        }
        Instant now = isPaused() || at.isBefore(since) ? since : at;
        Instant due = missedAt == null ? unit.due(calendar, since, Math.max(0, measure.left())) : missedAt;
        return unit.ticksBetween(calendar, now, due);
    }

    /** How it stands; one that is late stays late, paused or not. */
    public SlaClock.State state(Instant at) {
        if (!at.isBefore(dueAt())) {
            return SlaClock.State.LATE;
        }
        if (isPaused()) {
            return SlaClock.State.PAUSED;
        }
        return at.isBefore(warnAt()) ? SlaClock.State.ON_TRACK : SlaClock.State.AT_RISK;
    }

    private static Instant millis(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }
}
