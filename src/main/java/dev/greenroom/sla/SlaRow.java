package dev.greenroom.sla;

import dev.greenroom.readmodel.ServiceLevelView;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One clock of one step or case. The id is the step's activity instance; the clock of a whole case is keyed by its
 * process instance, since at that level there is no activity instance.
 */
record SlaRow(
        String id,
        String rootInstanceId,
        String instanceId,
        @Nullable String executionId,
        @Nullable String taskId,
        String process,
        @Nullable String element,
        Kind kind,
        String levelKey,
        @Nullable String escalateTo,
        int priority,
        @Nullable String tier,
        Instant openedAt,
        Instant warnAt,
        Instant dueAt,
        Course course,
        @Nullable Instant closedAt,
        @Nullable Instant warnedAt,
        @Nullable Instant lateAt) {

    /** Whose clock it is. */
    enum Kind {
        CASE("case"),
        STEP("step"),
        HAND_OFF("hand-off"),
        ESCALATION("escalation"),
        /** Until somebody reacts to being asked to hurry. */
        NUDGE("nudge"),
        /** Until somebody answers what the desk asked. */
        QUESTION("question");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        /** Whether it counts how long the desk waits for an answer. */
        boolean isAsked() {
            return this == NUDGE || this == QUESTION;
        }

        static Kind of(String word) {
            return Stream.of(values())
                    .filter(kind -> kind.word.equals(word))
                    .findFirst()
                    .orElse(STEP);
        }
    }

    /** How the clock goes, as columns hold it: by what it counts, what was left {@code since}, and whether it stands. */
    record Course(
            String calendar,
            LevelUnit unit,
            LevelClock.Measure measure,
            Instant since,
            @Nullable Instant pausedAt,
            @Nullable String pauseReason,
            @Nullable String pauseWhile) {

        static Course of(LevelClock clock, @Nullable String pauseWhile) {
            return new Course(
                    clock.calendar().key(),
                    clock.unit(),
                    clock.measure(),
                    clock.since(),
                    clock.pausedAt(),
                    clock.pauseReason(),
                    pauseWhile);
        }

        Course pausingWhile(@Nullable String reasons) {
            return new Course(calendar, unit, measure, since, pausedAt, pauseReason, reasons);
        }
    }

    /** The row's clock; a due date that passed before the clock last stopped or began was missed. */
    LevelClock clock(Calendars calendars) {
        Instant since = course.since();
        boolean missed = course.pausedAt() == null ? dueAt.isBefore(since) : dueAt.isBefore(LevelClock.NEVER);
        return new LevelClock(
                calendars.get(course.calendar()),
                course.unit(),
                course.measure(),
                since,
                course.pausedAt(),
                course.pauseReason(),
                missed ? dueAt : null);
    }

    /** The same row after its clock was changed. */
    SlaRow with(LevelClock clock) {
        Course turned = Course.of(clock, course.pauseWhile());
        return with(escalateTo, priority, tier, clock.warnAt(), clock.dueAt(), turned);
    }

    /** The same row after its case became more urgent or its customer another one. */
    SlaRow at(int nowPriority, @Nullable String nowTier, @Nullable String escalatesTo, @Nullable String pauseWhile) {
        return with(escalatesTo, nowPriority, nowTier, warnAt, dueAt, course.pausingWhile(pauseWhile));
    }

    private SlaRow with(
            @Nullable String nowTo,
            int nowPriority,
            @Nullable String nowTier,
            Instant nowWarnAt,
            Instant nowDueAt,
            Course nowCourse) {
        return new SlaRow(
                id,
                rootInstanceId,
                instanceId,
                executionId,
                taskId,
                process,
                element,
                kind,
                levelKey,
                nowTo,
                nowPriority,
                nowTier,
                openedAt,
                nowWarnAt,
                nowDueAt,
                nowCourse,
                closedAt,
                warnedAt,
                lateAt);
    }

    /** As lists show it: without dates while it stands. */
    ServiceLevelView view(Calendars calendars) {
        LevelClock clock = clock(calendars);
        boolean stands = dueAt.equals(LevelClock.NEVER);
        boolean kept = clock.isPaused() || (clock.missedAt() != null && clock.unit() != LevelUnit.BUSINESS_DAYS);
        return new ServiceLevelView(
                levelKey,
                stands ? null : warnAt,
                stands ? null : dueAt,
                new ServiceLevelView.Course(
                        course.calendar(),
                        course.unit().word(),
                        course.since(),
                        kept ? clock.remainingTicks(course.since()) : null,
                        course.pausedAt(),
                        course.pauseReason()));
    }

    /** Whether its warning point, or its end, has come and nobody was told. */
    boolean hasCome(Stage stage, Instant now) {
        if (kind.isAsked() && taskId == null) {
            // Nobody has the case who could hear of it; whoever gets it does.
            return false;
        }
        return stage == Stage.LATE ? lateAt == null && !now.isBefore(dueAt) : warnedAt == null && !now.isBefore(warnAt);
    }

    /** Timers drawn at a step, or in a process that the case calls, wait for this one clock; those of the case for all. */
    boolean hasTimersOfItsOwn() {
        return switch (kind) {
            case CASE -> executionId != null && !id.equals(rootInstanceId);
            case STEP -> executionId != null && !instanceId.equals(executionId);
            default -> false;
        };
    }

    boolean isOfWholeCase() {
        return kind == Kind.CASE;
    }

    boolean isOpen() {
        return closedAt == null;
    }
}
