package dev.greenroom.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.greenroom.sla.calendar.CalendarRefused;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTests {

    private static Map<String, @Nullable Object> rule(
            @Nullable Object target, @Nullable String unit, @Nullable String calendar) {
        Map<String, @Nullable Object> rule = new HashMap<>();
        rule.put("target", target);
        rule.put("unit", unit);
        rule.put("calendar", calendar);
        return rule;
    }

    @ParameterizedTest
    @CsvSource({
        "16, business-hours, BUSINESS_HOURS, 57600000",
        "90, business-minutes, BUSINESS_HOURS, 5400000",
        "1.5, business-hours, BUSINESS_HOURS, 5400000",
        "2, business-days, BUSINESS_DAYS, 2",
        "4, calendar-hours, CALENDAR_HOURS, 14400000",
        "24, calendar-hours, CALENDAR_DAYS, 86400000",
        "30, calendar-days, CALENDAR_DAYS, 2592000000",
        "0.5, calendar-days, CALENDAR_HOURS, 43200000",
        "45, calendar-minutes, CALENDAR_HOURS, 2700000",
    })
    void readsTheTablesWords(double target, String unit, LevelUnit in, long amount) {
        Target read = Target.of(rule(target, unit, "nl-office"));

        assertThat(read.unit()).isEqualTo(in);
        assertThat(read.amount()).isEqualTo(amount);
        assertThat(read.warnAtPercent()).isEqualTo(80);
    }

    @ParameterizedTest
    @CsvSource({
        "target, 0, business-hours, nl-office",
        "target, -1, business-days, nl-office",
        "target, 0.5, business-days, nl-office",
        "target, 5000, calendar-days, nl-office",
        "target, , business-days, nl-office",
        "unit, 2, fortnights, nl-office",
        "unit, 2, business-weeks, nl-office",
        "unit, 2, , nl-office",
        "calendar, 2, business-days, ",
    })
    void refusesWhatCannotBeCounted(
            String field, @Nullable Double target, @Nullable String unit, @Nullable String calendar) {
        assertThatExceptionOfType(CalendarRefused.class)
                .isThrownBy(() -> Target.of(rule(target, unit, calendar)))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo(field));
    }

    @Test
    void calendarTimeNeedsNoCalendar() {
        assertThat(Target.of(rule(30, "calendar-days", null)).calendar()).isEqualTo("24x7");
    }

    @Test
    void waitsForTheCustomerAlwaysAndForOthersIfItSaysSo() {
        assertThat(Target.pausesFor("customer", null)).isTrue();
        assertThat(Target.pausesFor("third-party", null)).isFalse();
        assertThat(Target.pausesFor("third-party", "customer,third-party")).isTrue();
        assertThat(Target.pausesFor("us", "customer")).isFalse();
        assertThat(Target.pausesFor(null, "customer")).isFalse();
    }
}
