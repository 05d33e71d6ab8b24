package dev.greenroom.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.desk.Contacts.Count;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many of all contacts are about cases: only what was measured counts. */
class ContactShareTests {

    private static final LocalDate FIRST = LocalDate.of(2026, 2, 2);
    private static final LocalDate SECOND = FIRST.plusWeeks(1);
    private static final LocalDate THIRD = FIRST.plusWeeks(2);
    private static final List<LocalDate> WEEKS = List.of(FIRST, SECOND, THIRD);
    private static final LocalDate TODAY = THIRD.plusDays(2);

    private static List<ContactShare.Week> weeks(Map<LocalDate, Count> counts, Map<LocalDate, Integer> totals) {
        return ContactShare.weeks(WEEKS, counts, totals, TODAY);
    }

    @Test
    void weeksAddUp() {
        List<ContactShare.Week> weeks =
                weeks(Map.of(FIRST, new Count(10, 2), SECOND, new Count(24, 0)), Map.of(FIRST, 100, SECOND, 100));

        assertThat(weeks).extracting(ContactShare.Week::percent).containsExactly("10", "24", null);
        assertThat(ContactShare.of(weeks)).isEqualTo(new ContactShare("17", 34, 200, 2, 0));
    }

    @Test
    void aWeekWithoutATotalIsMissingAndNotNothing() {
        List<ContactShare.Week> weeks =
                weeks(Map.of(FIRST, new Count(10, 2), SECOND, new Count(24, 0)), Map.of(FIRST, 60));

        assertThat(weeks).extracting(ContactShare.Week::state).containsExactly("measured", "missing", "running");
        assertThat(ContactShare.of(weeks)).isEqualTo(new ContactShare("16.67", 10, 60, 1, 1));
    }

    @Test
    void withoutAnyTotalThereIsNoShare() {
        assertThat(ContactShare.of(weeks(Map.of(FIRST, new Count(10, 2)), Map.of())))
                .isEqualTo(new ContactShare(null, 0, 0, 0, 2));
    }

    @Test
    void aWeekInWhichNobodyLoggedAnythingIsNoBaseline() {
        List<ContactShare.Week> weeks = weeks(Map.of(), Map.of(FIRST, 100));

        assertThat(weeks).extracting(ContactShare.Week::state).containsExactly("nothing-logged", "missing", "running");
        assertThat(ContactShare.of(weeks)).isEqualTo(new ContactShare(null, 0, 0, 0, 2));
    }

    @Test
    void aWeekThatIsNotOverIsNotMeasured() {
        assertThat(ContactShare.of(weeks(Map.of(THIRD, new Count(10, 2)), Map.of(THIRD, 100)))
                        .percent())
                .isNull();
    }

    @Test
    void fewerContactsInAllThanAboutCasesCannotBe() {
        List<ContactShare.Week> weeks = weeks(Map.of(FIRST, new Count(10, 2)), Map.of(FIRST, 9));

        assertThat(weeks.get(0).state()).isEqualTo("contradiction");
        assertThat(ContactShare.of(weeks).percent()).isNull();
    }
}
