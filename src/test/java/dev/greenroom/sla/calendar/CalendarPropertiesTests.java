package dev.greenroom.sla.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.sla.calendar.Budget.BusinessHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What must hold for every calendar, tried on random ones; the seed is in each failure's text. */
class CalendarPropertiesTests {

    private static final int CALENDARS = 40;
    private static final int CASES = 250;
    private static final int FEW = 60;

    private final long seed = new Random().nextLong();

    private interface Check {
        void on(BusinessCalendar calendar, Random random, String which);
    }

    private void everywhere(Check check) {
        Random random = new Random(seed);
        for (int each = 0; each < CALENDARS; each++) {
            BusinessCalendar calendar = RandomCalendar.of(random);
            for (int at = 0; at < FEW; at++) {
                check.on(calendar, random, "seed " + seed + ", calendar " + each + ", case " + at);
            }
        }
    }

    private static Instant start(Random random) {
        return Instant.parse("2026-01-02T00:00:00Z").plus(random.nextInt(330 * 1440), ChronoUnit.MINUTES);
    }

    private static Duration budget(Random random) {
        return Duration.ofMinutes(random.nextInt(random.nextInt(10) == 0 ? 6000 : 600));
    }

    private static Instant due(BusinessCalendar calendar, Instant start, Duration budget) {
        return calendar.due(start, new BusinessHours(budget));
    }

    @Test
    void aBudgetInTwoPartsEndsWhereTheWholeDoes() {
        everywhere((calendar, random, which) -> {
            Instant start = start(random);
            Duration first = budget(random);
            Duration second = budget(random);
            assertThat(due(calendar, due(calendar, start, first), second))
                    .as(which)
                    .isEqualTo(due(calendar, start, first.plus(second)));
        });
    }

    @Test
    void laterOrLongerIsNeverDueEarlier() {
        everywhere((calendar, random, which) -> {
            Instant start = start(random);
            Duration budget = budget(random);
            Instant due = due(calendar, start, budget);
            assertThat(due(calendar, start.plus(random.nextInt(5000), ChronoUnit.MINUTES), budget))
                    .as(which)
                    .isAfterOrEqualTo(due);
            assertThat(due(calendar, start, budget.plusMinutes(random.nextInt(500))))
                    .as(which)
                    .isAfterOrEqualTo(due);
        });
    }

    @Test
    void whatIsUsedAndWhatIsLeftMakeTheTarget() {
        everywhere((calendar, random, which) -> {
            Instant start = start(random);
            Duration budget = budget(random);
            Instant due = due(calendar, start, budget);
            Instant now = start.plus(random.nextInt(10_000), ChronoUnit.MINUTES);
            assertThat(calendar.worked(start, now).plus(calendar.worked(now, due)))
                    .as(which)
                    .isEqualTo(budget);
        });
    }

    @Test
    void nothingIsDueWhileClosed() {
        everywhere(
                (calendar, random, which) -> assertThat(calendar.isOpen(due(calendar, start(random), budget(random))))
                        .as(which)
                        .isTrue());
    }

    @Test
    void agreesWithCountingEveryMinute() {
        Random random = new Random(seed);
        for (int each = 0; each < CALENDARS; each++) {
            BusinessCalendar calendar = RandomCalendar.of(random);
            Minutes minutes = new Minutes(calendar);
            for (int at = 0; at < CASES; at++) {
                String which = "seed " + seed + ", calendar " + each + ", case " + at;
                Instant start = start(random);
                int budget = (int) budget(random).toMinutes();
                assertThat(due(calendar, start, Duration.ofMinutes(budget)))
                        .as(which)
                        .isEqualTo(minutes.due(start, budget));
                Instant to = start.plus(random.nextInt(30_000), ChronoUnit.MINUTES);
                assertThat(calendar.worked(start, to).toMinutes()).as(which).isEqualTo(minutes.open(start, to));
                assertThat(calendar.nextChange(start)).as(which).hasValueSatisfying(change -> assertThat(change)
                        .isEqualTo(minutes.change(start)));
            }
        }
    }

    /** One flag a minute: is the local time of this minute in an opening of its day? */
    private static final class Minutes {

        private final Instant first = RandomCalendar.FIRST.atStartOfDay().toInstant(ZoneOffset.UTC);
        private final BusinessCalendar calendar;
        private final BitSet known = new BitSet();
        private final BitSet open = new BitSet();

        Minutes(BusinessCalendar calendar) {
            this.calendar = calendar;
        }

        /** Looked up once a minute, however far a calendar with few open hours leads. */
        private boolean isOpen(int at) {
            if (!known.get(at)) {
                ZonedDateTime local = first.plus(at, ChronoUnit.MINUTES).atZone(calendar.zone());
                known.set(at);
                open.set(at, covered(calendar, local.toLocalDate(), local.toLocalTime()));
            }
            return open.get(at);
        }

        private static boolean covered(BusinessCalendar calendar, LocalDate day, LocalTime time) {
            return calendar.openings(day).stream()
                    .anyMatch(opening -> !time.isBefore(opening.from())
                            && (opening.to().equals(LocalTime.MIDNIGHT) || time.isBefore(opening.to())));
        }

        Instant due(Instant start, int budget) {
            int at = index(start);
            if (budget == 0) {
                if (isOpen(at) || isOpen(at - 1)) {
                    return start;
                }
                while (!isOpen(at)) {
                    at++;
                }
            }
            for (int left = budget; left > 0; at++) {
                left -= isOpen(at) ? 1 : 0;
            }
            return first.plus(at, ChronoUnit.MINUTES);
        }

        int open(Instant from, Instant to) {
            int sum = 0;
            for (int at = index(from); at < index(to); at++) {
                sum += isOpen(at) ? 1 : 0;
            }
            return sum;
        }

        Instant change(Instant start) {
            int at = index(start);
            boolean now = isOpen(at);
            while (isOpen(at) == now) {
                at++;
            }
            return first.plus(at, ChronoUnit.MINUTES);
        }

        private int index(Instant at) {
            return (int) ChronoUnit.MINUTES.between(first, at);
        }
    }
}
