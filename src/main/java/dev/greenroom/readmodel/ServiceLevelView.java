package dev.greenroom.readmodel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a service level stands as {@code sla} last wrote it; the clock itself lives there. No due date with a pause: it
 * stands. No course: calendar time.
 */
public record ServiceLevelView(String key, @Nullable Instant warnAt, @Nullable Instant dueAt, @Nullable Course course) {

    public ServiceLevelView(String key, @Nullable Instant warnAt, @Nullable Instant dueAt) {
        this(key, warnAt, dueAt, null);
    }

    /**
     * What the clock counts by.
     *
     * @param left milliseconds that were left at {@code since}, for a clock that stands or was stopped when it was late
     */
    public record Course(
            String calendar,
            String unit,
            Instant since,
            @Nullable Long left,
            @Nullable Instant pausedAt,
            @Nullable String pausedFor) {}

    /** Since when the clock stands; null when it runs. */
    public @Nullable Instant pausedAt() {
        return course == null ? null : course.pausedAt();
    }
}
