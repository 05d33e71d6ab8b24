package dev.greenroom.sla;

import dev.greenroom.readmodel.ServiceLevelView;
import dev.greenroom.sla.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says how a service level stands at one moment, on the level's own clock, from what lists already hold. */
@Component
public class SlaClocks {

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Calendars calendars;

    SlaClocks(Calendars calendars) {
        this.calendars = calendars;
    }

    /** The level of a step or case that ended at {@code endedAt}, or still runs. */
    public SlaClock of(@Nullable ServiceLevelView level, @Nullable Instant endedAt, Instant now) {
        if (level == null || (level.dueAt() == null && level.pausedAt() == null)) {
            return SlaClock.none();
        }
        ServiceLevelView.Course course = level.course();
        if (course == null) {
            return endedAt == null
                    ? SlaClock.running(level.dueAt(), level.warnAt(), now)
                    : SlaClock.ended(level.dueAt(), level.warnAt(), endedAt);
        }
        LevelUnit unit = LevelUnit.of(course.unit()).orElse(LevelUnit.CALENDAR_HOURS);
        BusinessCalendar calendar = calendars.get(course.calendar());
        Instant at = endedAt == null ? now : endedAt;
        boolean ticks = endedAt == null && course.pausedAt() == null;
        return new SlaClock(
                state(level, endedAt, at),
                level.dueAt(),
                level.warnAt(),
                Math.floorDiv(left(level, course, unit.ticks(calendar), at), 1000),
                ticks && (!unit.isBusiness() || opens(calendar, at)),
                ticks && unit.isBusiness() ? calendar.nextChange(at).orElse(null) : null,
                endedAt == null ? course.pausedAt() : null,
                endedAt == null ? course.pausedFor() : null,
                unit.word(),
                null);
    }

    private static SlaClock.State state(ServiceLevelView level, @Nullable Instant endedAt, Instant at) {
        Instant dueAt = level.dueAt();
        if (endedAt != null) {
            return dueAt != null && endedAt.isAfter(dueAt) ? SlaClock.State.LATE : SlaClock.State.MET;
        }
        if (dueAt == null) {
            return SlaClock.State.PAUSED;
        }
        Instant warnAt = level.warnAt();
        return !at.isBefore(dueAt)
                ? SlaClock.State.LATE
                : warnAt != null && !at.isBefore(warnAt) ? SlaClock.State.AT_RISK : SlaClock.State.ON_TRACK;
    }

    private static long left(
            ServiceLevelView level, ServiceLevelView.Course course, LevelUnit.Ticks ticks, Instant at) {
        Long left = course.left();
        Instant dueAt = level.dueAt();
        if (left == null) {
            return dueAt == null ? 0 : ticks.between(at, dueAt);
        }
        return course.pausedAt() != null ? left : left - ticks.between(course.since(), at);
    }

    /** Whether time passes from this moment on; closing time is open, but nothing runs after it. */
    private static boolean opens(BusinessCalendar calendar, Instant at) {
        return !calendar.worked(at, at.plus(MOMENT)).isZero();
    }
}
