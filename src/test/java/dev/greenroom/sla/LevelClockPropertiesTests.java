package dev.greenroom.sla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.sla.calendar.BusinessCalendar;
import dev.greenroom.sla.calendar.Opening;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What must hold for every clock, tried on random ones; the seed is in each failure's text. */
class LevelClockPropertiesTests {

    private static final int CASES = 3_000;
    private static final List<LevelUnit> UNITS = List.of(LevelUnit.values());
    private static final List<String> ZONES = List.of(
            "Europe/Amsterdam", "UTC", "America/New_York", "Australia/Lord_Howe", "America/St_Johns", "Africa/Cairo");

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    private interface Check {
        void on(LevelClock clock, String which);
    }

    private void everywhere(Check check) {
        for (int each = 0; each < CASES; each++) {
            LevelUnit unit = UNITS.get(random.nextInt(UNITS.size()));
            long target = unit == LevelUnit.BUSINESS_DAYS
                    ? 1 + random.nextInt(30)
                    : unit == LevelUnit.CALENDAR_DAYS
                            ? 86_400_000L * (1 + random.nextInt(60))
                            : 60_000L * (1 + random.nextInt(9_000));
            LevelClock clock = LevelClock.start(calendar(), unit, target, random.nextInt(101), start());
            check.on(clock, "seed " + seed + ", case " + each + ", " + unit + " " + target + " from " + clock.since());
        }
    }

    private BusinessCalendar calendar() {
        Map<DayOfWeek, List<Opening>> weekly = new EnumMap<>(DayOfWeek.class);
        weekly.put(DayOfWeek.of(1 + random.nextInt(7)), List.of(Opening.of("08:15", "19:45")));
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextInt(3) > 0) {
                weekly.put(day, List.of(Opening.of("01:30", "11:10"), Opening.of("12:40", "24:00")));
            }
        }
        return new BusinessCalendar(
                "random", ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))), weekly, List.of(), Map.of());
    }

    private Instant start() {
        return Instant.parse("2026-01-02T00:00:00Z").plus(random.nextInt(330 * 1440), ChronoUnit.MINUTES);
    }

    private Instant later(Instant from) {
        return from.plus(random.nextInt(random.nextBoolean() ? 600 : 40_000), ChronoUnit.MINUTES);
    }

    /** A few pauses and changes of target, each later than the one before. */
    private LevelClock walk(LevelClock clock, Instant[] now) {
        LevelClock walked = clock;
        for (int step = random.nextInt(6); step > 0; step--) {
            now[0] = later(now[0]);
            walked = switch (random.nextInt(3)) {
                case 0 -> walked.pause(now[0], "customer");
                case 1 -> walked.resume(now[0]);
                default ->
                    walked.retarget(
                            walked.calendar(),
                            walked.unit(),
                            Math.max(1, walked.measure().target() * (1 + random.nextInt(3)) / 2),
                            walked.measure().percent(),
                            now[0]);
            };
        }
        return walked;
    }

    @Test
    void whatIsUsedAndWhatIsLeftMakeTheTarget() {
        everywhere((clock, which) -> {
            Instant[] now = {clock.since()};
            LevelClock walked = walk(clock, now);
            Instant at = later(now[0]);
            assertThat(walked.used(at) + walked.remaining(at))
                    .as(which)
                    .isEqualTo(walked.measure().target());
            assertThat(walked.remaining(walked.since()))
                    .as(which)
                    .isEqualTo(walked.measure().left());
            assertThat(clock.used(clock.since())).as(which).isZero();
        });
    }

    @Test
    void aPauseThatTakesNoTimeChangesNothing() {
        everywhere((clock, which) -> {
            Instant at = later(clock.since());
            LevelClock again = clock.pause(at, "customer").resume(at);
            assertThat(again.dueAt()).as(which).isEqualTo(clock.dueAt());
            Instant then = later(at);
            assertThat(again.remaining(then)).as(which).isEqualTo(clock.remaining(then));
            assertThat(again.state(then) == SlaClock.State.LATE)
                    .as(which)
                    .isEqualTo(clock.state(then) == SlaClock.State.LATE);
        });
    }

    @Test
    void aPauseKeepsExactlyWhatWasLeft() {
        everywhere((clock, which) -> {
            Instant from = later(clock.since());
            Instant to = later(from);
            LevelClock resumed = clock.pause(from, "customer").resume(to);
            assertThat(resumed.remaining(to)).as(which).isEqualTo(clock.remaining(from));
            assertThat(resumed.dueAt()).as(which).isAfterOrEqualTo(clock.dueAt());
        });
    }

    @Test
    void timeNeverGoesBack() {
        everywhere((clock, which) -> {
            Instant[] now = {clock.since()};
            LevelClock walked = walk(clock, now);
            Instant one = later(now[0]);
            Instant two = later(one);
            assertThat(walked.remaining(two)).as(which).isLessThanOrEqualTo(walked.remaining(one));
            assertThat(walked.state(one) == SlaClock.State.LATE && walked.state(two) != SlaClock.State.LATE)
                    .as(which)
                    .isFalse();
            assertThat(walked.warnAt()).as(which).isBeforeOrEqualTo(walked.dueAt());
        });
    }

    @Test
    void itIsLateWhenNothingIsLeftAndNotBefore() {
        everywhere((clock, which) -> {
            Instant due = clock.dueAt();
            assertThat(clock.remaining(due)).as(which).isZero();
            assertThat(clock.remaining(due.minusMillis(1))).as(which).isNotNegative();
            assertThat(clock.state(due)).as(which).isEqualTo(SlaClock.State.LATE);
            assertThat(clock.state(due.minusMillis(1))).as(which).isNotEqualTo(SlaClock.State.LATE);
        });
    }
}
