package dev.greenroom.sla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.sla.calendar.BusinessCalendar;
import dev.greenroom.sla.calendar.Opening;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The week from Monday, 2 March 2026; the office is open from 9 to 17, Monday to Friday, UTC. */
class PromiseRiskTests {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final BusinessCalendar OFFICE = office();
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final LocalDate FRIDAY = LocalDate.parse("2026-03-06");
    private static final long HOUR = 3_600_000;

    private static BusinessCalendar office() {
        Map<DayOfWeek, List<Opening>> weekly = new TreeMap<>();
        for (DayOfWeek day : List.of(
                DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY)) {
            weekly.put(day, List.of(Opening.of("09:00", "17:00")));
        }
        return new BusinessCalendar("office", UTC, weekly, List.of(), Map.of());
    }

    private static Target hours(int hours) {
        return new Target(LevelUnit.BUSINESS_HOURS, hours * HOUR, "office", 75, null, null);
    }

    private static LevelClock clock(int hours) {
        return hours(hours).start(OFFICE, MONDAY);
    }

    private static PromiseRisk.Ahead ahead(List<LevelClock> open, int... hoursToCome) {
        return new PromiseRisk.Ahead(
                open,
                java.util.Arrays.stream(hoursToCome)
                        .mapToObj(each -> new PromiseRisk.ToCome(hours(each), OFFICE))
                        .toList());
    }

    private static Instant risk(PromiseRisk.Ahead ahead, Instant now) {
        return PromiseRisk.at(FRIDAY, UTC, ahead, now).orElseThrow();
    }

    @Test
    void theRestOfAllStepsMustFitBeforeThePromisedDayIsOver() {
        // 8 hours left here and 16 to come end on Wednesday at 17:00: two days of 8 hours are to spare.
        assertThat(PromiseRisk.done(ahead(List.of(clock(8)), 16), MONDAY)).isEqualTo("2026-03-04T17:00:00Z");
        // The step to come may begin no later than Thursday at 9:00, then it ends on Friday at 17:00.
        assertThat(risk(ahead(List.of(clock(8)), 16), MONDAY))
                .isBetween("2026-03-05T09:00:00Z", "2026-03-05T09:00:01Z");
    }

    @Test
    void aCaseIsAtRiskAtOnceWhenTheRestDoesNotFitThoughNoStepIsLate() {
        assertThat(risk(ahead(List.of(clock(8)), 33), MONDAY)).isEqualTo(MONDAY);
        assertThat(risk(ahead(List.of(clock(8)), 32), MONDAY)).isAfter(MONDAY);
    }

    @Test
    void aStepThatStandsStillHasItsRestBeforeIt() {
        LevelClock paused = clock(8).pause(MONDAY.plusSeconds(4 * 3_600), "customer");

        // 4 hours are left; until Friday at 13:00 they fit, whenever the customer answers.
        assertThat(risk(ahead(List.of(paused)), MONDAY)).isBetween("2026-03-06T13:00:00Z", "2026-03-06T13:00:01Z");
    }

    @Test
    void ofStepsThatAreOpenTogetherTheSlowestCounts() {
        assertThat(PromiseRisk.done(ahead(List.of(clock(8), clock(20), clock(2)), 4), MONDAY))
                .isEqualTo("2026-03-04T17:00:00Z");
    }

    @Test
    void aStepThatIsLateIsDoneNoEarlierThanNow() {
        Instant tuesdayEvening = Instant.parse("2026-03-03T17:00:00Z");

        assertThat(PromiseRisk.done(ahead(List.of(clock(8)), 8), tuesdayEvening))
                .isEqualTo("2026-03-04T17:00:00Z");
    }

    @Test
    void withNothingLeftToDoThePromiseIsAtRiskWhenTheDayIsOver() {
        assertThat(risk(PromiseRisk.Ahead.NOTHING, MONDAY)).isBetween("2026-03-07T00:00:00Z", "2026-03-07T00:00:01Z");
    }

    @Test
    void beforeTheRiskItFitsAndFromThenOnItDoesNot() {
        Random random = new Random(11);
        Instant end = FRIDAY.plusDays(1).atStartOfDay(UTC).toInstant();
        for (int round = 0; round < 300; round++) {
            LevelClock open = clock(1 + random.nextInt(20));
            PromiseRisk.Ahead ahead = ahead(
                    List.of(
                            random.nextBoolean()
                                    ? open
                                    : open.pause(MONDAY.plusSeconds(random.nextInt(3_600)), "customer")),
                    1 + random.nextInt(20),
                    1 + random.nextInt(10));
            Instant now = MONDAY.plusSeconds(random.nextInt(400_000));
            Instant risk = risk(ahead, now);
            assertThat(PromiseRisk.done(ahead, risk)).isAfter(end);
            if (risk.isAfter(now)) {
                assertThat(PromiseRisk.done(ahead, risk.minusSeconds(1))).isBeforeOrEqualTo(end);
            }
        }
    }
}
