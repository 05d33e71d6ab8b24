package dev.greenroom.sla.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarReaderTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zone | {key: a, zone: Mars/Olympus, weekly: {monday: ['09:00-17:00']}} | Mars/Olympus",
                "key | {zone: UTC, weekly: {monday: ['09:00-17:00']}} | missing",
                "weekly | {key: a, zone: UTC} | no open minute",
                "weekly | {key: a, zone: UTC, weekly: {monday: []}} | no open minute",
                "weekly.MONDAY | {key: a, zone: UTC, weekly: {monday: ['09:00-13:00', '12:00-17:00']}} | overlap",
                "weekly.MONDAY | {key: a, zone: UTC, weekly: {monday: ['09:00-24:00', '12:00-17:00']}} | overlap",
                "weekly.monday | {key: a, zone: UTC, weekly: {monday: ['17:00-09:00']}} | ends after it begins",
                "weekly.monday | {key: a, zone: UTC, weekly: {monday: ['nine to five']}} | 09:00-17:00",
                "weekly.funday | {key: a, zone: UTC, weekly: {funday: ['09:00-17:00']}} | funday",
                "weekly.friday | {key: a, zone: UTC, weekly: {monday-friday: ['09:00-17:00'], friday: []}} | twice",
                "holidays | {key: a, zone: UTC, weekly: {monday: ['09:00-17:00']}, holidays: [{named: xx}]} | nl, de",
                "holidays | {key: a, zone: UTC, weekly: {monday: ['09:00-17:00']}, holidays: [{named: de-zz}]} | by",
                "holidays | {key: a, zone: UTC, weekly: {monday: ['09:00-17:00']}, holidays: [{date: 13-40}]} | 13-40",
                "holidays | {key: a, zone: UTC, weekly: {monday: ['09:00-17:00']}, holidays: [{easter: 200}]} | 200",
                "holidays | {key: a, zone: UTC, weekly: {monday: ['09:00-17:00']}, holidays: [{moon: full}]} | moon",
                "exceptions | {key: a, zone: UTC, weekly: {monday: ['09:00-17:00']}, exceptions: [{date: x}]} | no day",
                "colour | {key: a, zone: UTC, colour: red, weekly: {monday: ['09:00-17:00']}} | no field",
            })
    void refusesWithTheField(String field, String yaml, String words) {
        assertThatExceptionOfType(CalendarRefused.class)
                .isThrownBy(() -> Calendars.from(yaml))
                .withMessageContaining(words)
                .satisfies(refused -> assertThat(refused.field()).isEqualTo(field));
    }

    @Test
    void refusesATargetThatIsNone() {
        assertThatThrownBy(() -> new Budget.BusinessHours(Duration.ofHours(-1))).isInstanceOf(CalendarRefused.class);
        assertThatThrownBy(() -> new Budget.BusinessDays(-1)).isInstanceOf(CalendarRefused.class);
        assertThatThrownBy(() -> new Budget.CalendarTime(Duration.ofDays(40_000)))
                .isInstanceOf(CalendarRefused.class);
    }

    @Test
    void saysSoWhenThereIsNoDueDateInTenYears() {
        BusinessCalendar rare = Calendars.from("{key: rare, zone: UTC, weekly: {monday: ['09:00-09:01']}}");
        assertThatThrownBy(() ->
                        rare.due(Instant.parse("2026-11-22T00:00:00Z"), new Budget.BusinessHours(Duration.ofHours(9))))
                .isInstanceOf(NoDueDate.class)
                .hasMessageContaining("rare")
                .hasMessageContaining("10 years");
        assertThat(rare.due(Instant.parse("2026-11-22T00:00:00Z"), new Budget.BusinessHours(Duration.ofMinutes(2))))
                .isEqualTo(Instant.parse("2026-11-30T09:01:00Z"));
    }

    @Test
    void saysSoWhenThereAreTooFewBusinessDaysInTenYears() {
        BusinessCalendar mondays = Calendars.from("{key: mondays, zone: UTC, weekly: {monday: ['09:00-17:00']}}");
        Instant start = Instant.parse("2026-11-22T00:00:00Z");
        assertThatThrownBy(() -> mondays.due(start, new Budget.BusinessDays(600)))
                .isInstanceOf(NoDueDate.class)
                .hasMessageContaining("600 business days")
                .hasMessageContaining("10 years");
        assertThat(mondays.due(start, new Budget.BusinessDays(500))).isEqualTo(Instant.parse("2036-06-16T17:00:00Z"));
    }

    @Test
    void knowsThePublicHolidaysOfTheFourCountries() {
        assertThat(new HolidayRule.Named("nl").in(2026)).contains(LocalDate.of(2026, 4, 27), LocalDate.of(2026, 5, 14));
        assertThat(new HolidayRule.Named("de").in(2026))
                .contains(LocalDate.of(2026, 10, 3))
                .doesNotContain(LocalDate.of(2026, 11, 1));
        assertThat(new HolidayRule.Named("de-by").in(2026)).contains(LocalDate.of(2026, 11, 1));
        assertThat(new HolidayRule.Named("uk-eng").in(2026)).contains(LocalDate.of(2026, 12, 28));
        assertThat(new HolidayRule.Named("us").in(2026)).contains(LocalDate.of(2026, 11, 26), LocalDate.of(2026, 7, 3));
    }

    @ParameterizedTest
    @CsvSource({"2000,2000-04-23", "2008,2008-03-23", "2019,2019-04-21", "2026,2026-04-05", "2038,2038-04-25"})
    void findsEaster(int year, LocalDate sunday) {
        assertThat(new HolidayRule.Easter(0).in(year)).containsExactly(sunday);
    }

    @Test
    void aFifthMondayIsNotInEveryMonth() {
        BusinessCalendar calendar = Calendars.from(
                """
                {key: a, zone: UTC, weekly: {monday-sunday: ['00:00-24:00']},
                 holidays: [{nth: 5, weekday: monday, month: november}, {nth: -1, weekday: friday, month: may},
                            {date: 02-29}]}
                """);
        assertThat(calendar.openings(LocalDate.of(2026, 11, 30))).isEmpty();
        assertThat(calendar.openings(LocalDate.of(2025, 12, 1))).isNotEmpty();
        assertThat(calendar.openings(LocalDate.of(2026, 5, 29))).isEmpty();
        assertThat(calendar.openings(LocalDate.of(2028, 2, 29))).isEmpty();
        assertThat(calendar.openings(LocalDate.of(2027, 3, 1))).isNotEmpty();
    }

    @Test
    void anHourThatComesTwiceAtMidnightIsOpenTwice() {
        // Cairo puts its clocks back from midnight to 23:00.
        BusinessCalendar cairo = Calendars.from("{key: a, zone: Africa/Cairo, weekly: {thursday: ['22:00-24:00']}}");
        assertThat(cairo.worked(Instant.parse("2026-10-29T00:00:00Z"), Instant.parse("2026-10-31T00:00:00Z")))
                .isEqualTo(Duration.ofHours(3));
    }

    @Test
    void roundTheClockNeverTurns() {
        assertThat(Calendars.named("24x7").nextChange(Instant.parse("2026-11-22T10:00:00Z")))
                .isEmpty();
    }
}
