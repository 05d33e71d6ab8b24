package dev.greenroom.sla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.sla.calendar.BusinessCalendar;
import dev.greenroom.sla.calendar.HolidayRule;
import dev.greenroom.sla.calendar.Opening;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LevelClockTests {

    private static final BusinessCalendar OFFICE = office(List.of());
    private static final BusinessCalendar ALWAYS = BusinessCalendar.always("24x7", ZoneId.of("UTC"));
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;

    private static BusinessCalendar office(List<HolidayRule> holidays) {
        Map<DayOfWeek, List<Opening>> weekly = new EnumMap<>(DayOfWeek.class);
        for (int day = 1; day <= 5; day++) {
            weekly.put(DayOfWeek.of(day), List.of(Opening.of("09:00", "17:00")));
        }
        return new BusinessCalendar("nl-office", ZoneId.of("Europe/Amsterdam"), weekly, holidays, Map.of());
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time + "+01:00").toInstant();
    }

    private static LevelClock hours(int hours, String from) {
        return LevelClock.start(OFFICE, LevelUnit.BUSINESS_HOURS, hours * HOUR, 75, at(from));
    }

    private static LevelClock days(int days, String from) {
        return LevelClock.start(OFFICE, LevelUnit.BUSINESS_DAYS, days, 75, at(from));
    }

    @Test
    void runsInOpenTimeOnly() {
        LevelClock clock = hours(16, "2026-11-23T11:00");

        assertThat(clock.dueAt()).isEqualTo(at("2026-11-25T11:00"));
        assertThat(clock.warnAt()).isEqualTo(at("2026-11-24T15:00"));
        assertThat(clock.remaining(at("2026-11-23T20:00"))).isEqualTo(10 * HOUR);
        assertThat(clock.used(at("2026-11-24T08:00"))).isEqualTo(6 * HOUR);
    }

    @Test
    void goesOnWithExactlyWhatWasLeft() {
        LevelClock paused = hours(16, "2026-11-23T11:00").pause(at("2026-11-23T17:00"), "customer");
        assertThat(paused.state(at("2026-11-26T12:00"))).isEqualTo(SlaClock.State.PAUSED);
        assertThat(paused.dueAt()).isEqualTo(LevelClock.NEVER);
        assertThat(paused.warnAt()).isEqualTo(LevelClock.NEVER);
        assertThat(paused.remaining(at("2026-11-26T12:00"))).isEqualTo(10 * HOUR);

        LevelClock resumed = paused.resume(at("2026-11-26T17:00"));

        assertThat(resumed.remaining(at("2026-11-26T17:00"))).isEqualTo(10 * HOUR);
        assertThat(resumed.dueAt()).isEqualTo(at("2026-11-30T11:00"));
        assertThat(resumed.used(at("2026-11-27T10:00"))).isEqualTo(7 * HOUR);
        assertThat(resumed.warnAt()).isEqualTo(at("2026-11-27T15:00"));
    }

    @Test
    void countsTheDaysAfterThePause() {
        LevelClock clock = days(3, "2026-11-23T11:00");
        assertThat(clock.dueAt()).isEqualTo(at("2026-11-26T17:00"));

        LevelClock paused = clock.pause(at("2026-11-24T18:00"), "customer");
        assertThat(paused.remaining(at("2026-11-25T12:00"))).isEqualTo(2);

        assertThat(paused.resume(at("2026-11-27T09:30")).dueAt()).isEqualTo(at("2026-12-01T17:00"));
    }

    @Test
    void onTheLastDayThereIsTheRestOfADayLeft() {
        LevelClock paused = days(1, "2026-11-23T11:00").pause(at("2026-11-24T10:00"), "customer");

        assertThat(paused.resume(at("2026-11-26T12:00")).dueAt()).isEqualTo(at("2026-11-26T17:00"));
        assertThat(paused.resume(at("2026-11-28T12:00")).dueAt()).isEqualTo(at("2026-11-30T17:00"));
    }

    @Test
    void warnsInTheOpenTimeOfADay() {
        assertThat(days(1, "2026-11-23T11:00").warnAt()).isEqualTo(at("2026-11-24T15:00"));
        assertThat(days(4, "2026-11-23T11:00").warnAt()).isEqualTo(at("2026-11-26T17:00"));
        assertThat(days(1, "2026-11-21T11:00").warnAt()).isEqualTo(at("2026-11-23T15:00"));
    }

    @Test
    void keepsTheTimeOfDayOverAClockChange() {
        LevelClock clock =
                LevelClock.start(OFFICE, LevelUnit.CALENDAR_DAYS, 14 * DAY, 50, Instant.parse("2026-10-20T13:00:00Z"));

        assertThat(clock.dueAt()).isEqualTo("2026-11-03T14:00:00Z");
        assertThat(clock.remaining(Instant.parse("2026-10-27T14:00:00Z"))).isEqualTo(7 * DAY);
        assertThat(clock.warnAt()).isEqualTo("2026-10-27T14:00:00Z");
    }

    @Test
    void whatWasMissedStaysMissed() {
        LevelClock late = hours(2, "2026-11-23T09:00").pause(at("2026-11-23T14:00"), "customer");

        assertThat(late.state(at("2026-11-25T12:00"))).isEqualTo(SlaClock.State.LATE);
        assertThat(late.dueAt()).isEqualTo(at("2026-11-23T11:00"));
        assertThat(late.remaining(at("2026-11-25T12:00"))).isEqualTo(-3 * HOUR);
        LevelClock again = late.resume(at("2026-11-25T12:00"));
        assertThat(again.remaining(at("2026-11-25T13:00"))).isEqualTo(-4 * HOUR);
        assertThat(again.dueAt()).isEqualTo(at("2026-11-23T11:00"));
    }

    @Test
    void anotherTargetKeepsWhatWasUsed() {
        Instant now = at("2026-11-24T13:00");
        LevelClock longer =
                hours(16, "2026-11-23T11:00").retarget(OFFICE, LevelUnit.BUSINESS_HOURS, 24 * HOUR, 75, now);
        assertThat(longer.remaining(now)).isEqualTo(14 * HOUR);
        assertThat(longer.dueAt()).isEqualTo(at("2026-11-26T11:00"));

        LevelClock tooShort =
                hours(16, "2026-11-23T11:00").retarget(OFFICE, LevelUnit.BUSINESS_HOURS, 8 * HOUR, 75, now);
        assertThat(tooShort.state(now)).isEqualTo(SlaClock.State.LATE);
        assertThat(tooShort.remaining(now)).isEqualTo(-2 * HOUR);
        assertThat(tooShort.dueAt()).isEqualTo(now);
    }

    @Test
    void anotherUnitKeepsTheShareThatWasUsed() {
        Instant now = at("2026-11-24T11:00");
        LevelClock clock = hours(16, "2026-11-23T11:00").retarget(ALWAYS, LevelUnit.CALENDAR_DAYS, 4 * DAY, 75, now);

        assertThat(clock.remaining(now)).isEqualTo(2 * DAY);
        assertThat(clock.dueAt()).isEqualTo(now.plus(Duration.ofDays(2)));
    }

    @Test
    void theSameTargetAgainForgivesNothing() {
        Instant weekend = at("2026-11-28T12:00");
        LevelClock late = hours(8, "2026-11-27T09:00");
        assertThat(late.state(weekend)).isEqualTo(SlaClock.State.LATE);

        LevelClock again = late.retarget(OFFICE, LevelUnit.BUSINESS_HOURS, 8 * HOUR, 75, weekend);

        assertThat(again.state(weekend)).isEqualTo(SlaClock.State.LATE);
        assertThat(again.dueAt()).isEqualTo(at("2026-11-27T17:00"));
    }

    @Test
    void anotherCalendarMovesWhatIsStillToCome() {
        BusinessCalendar closedOnTuesday = office(List.of(HolidayRule.fixed("11-24")));
        assertThat(LocalDate.of(2026, 11, 24).getDayOfWeek()).isEqualTo(DayOfWeek.TUESDAY);

        LevelClock moved = hours(16, "2026-11-23T11:00").recalendar(closedOnTuesday);

        assertThat(moved.dueAt()).isEqualTo(at("2026-11-26T11:00"));
    }

    @Test
    void aPauseOfOneThatStandsChangesNothing() {
        LevelClock paused = hours(16, "2026-11-23T11:00").pause(at("2026-11-23T12:00"), "customer");

        assertThat(paused.pause(at("2026-11-24T12:00"), "third-party")).isEqualTo(paused);
        assertThat(hours(1, "2026-11-23T11:00").resume(at("2026-11-24T12:00"))).isEqualTo(hours(1, "2026-11-23T11:00"));
    }
}
