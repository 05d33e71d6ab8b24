package dev.greenroom.sla.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The published table of examples, worked out by counting minutes, holds. */
class WorkedExamplesTests {

    private static final Map<String, BusinessCalendar> CALENDARS = Calendars.known();

    @ParameterizedTest(name = "{0}: {4}")
    @CsvFileSource(files = "src/docs/service-level-examples.csv", numLinesToSkip = 1)
    void dueAsPublished(String calendar, OffsetDateTime start, String budget, OffsetDateTime due, String why) {
        BusinessCalendar office = Objects.requireNonNull(CALENDARS.get(calendar), calendar);
        assertThat(office.due(start.toInstant(), budget(budget))).as(why).isEqualTo(due.toInstant());
    }

    private static Budget budget(String text) {
        String[] words = text.split(" ", 2);
        int number = Integer.parseInt(words[0]);
        return switch (words[1]) {
            case "business hours" -> new Budget.BusinessHours(Duration.ofHours(number));
            case "business minutes" -> new Budget.BusinessHours(Duration.ofMinutes(number));
            case "business days" -> new Budget.BusinessDays(number);
            case "calendar days" -> new Budget.CalendarTime(Duration.ofDays(number));
            case "calendar hours" -> new Budget.CalendarTime(Duration.ofHours(number));
            default -> throw new IllegalArgumentException(text);
        };
    }
}
