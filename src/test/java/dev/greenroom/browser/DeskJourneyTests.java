package dev.greenroom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.greenroom.desk.CasesAtRisk;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** With a customer on the line: two keys hurry a case, a number opens its customer, and the pages of the desk are readable. */
@BrowserTest
class DeskJourneyTests {

    private static final String CUSTOMER = "C-desk";

    @Autowired
    private ApplicationContext house;

    @Test
    void whoHasACaseIsAskedToHurryWithTwoKeys(Staff staff) {
        Screen carla = staff.at("Carla");
        String reference = RefundJourneyTests.opensARefund(carla, "Mees Dekker");
        carla.open("/desk/" + reference);
        assertThat(carla.button(Pattern.compile("^Hurry"))).isVisible();
        carla.page()
                .evaluate("() => { window.pressed = [];"
                        + " document.addEventListener('keydown', event => window.pressed.push(event.key), true); }");

        carla.press("h");
        assertThat(carla.button("Ask to hurry")).isFocused();
        carla.press("Enter");

        assertThat(carla.page().getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(carla.page().getByText("last by Carla")).isVisible();
        assertThat(carla.page().evaluate("() => window.pressed")).isEqualTo(List.of("h", "Enter"));
        assertThat(house.getBean(JdbcTemplate.class)
                        .queryForList("select reason from desk_nudge where reference = ?", String.class, reference))
                .containsExactly("customer-waits");
        theirHolderSeesThatAndAQuestion(carla, staff, reference);
    }

    private static void theirHolderSeesThatAndAQuestion(Screen carla, Staff staff, String reference) {
        carla.fill("Your question", "Is it on its way?");
        carla.button("Ask").last().click();
        assertThat(carla.page().getByText("waits for an answer")).isVisible();
        Screen anna = staff.at("Anna", new Staff.Look(360, 640, "en-GB", ColorScheme.LIGHT));
        anna.open("/work?view=team");
        assertThat(anna.row(reference)).containsText(Pattern.compile("to hurry this.*has a question about this"));
        ScreensTests.check(anna, "work-list-asked", Staff.DESK);
    }

    static Stream<Staff.Look> looks() {
        return ScreensTests.looks();
    }

    @ParameterizedTest
    @MethodSource("looks")
    void thePagesOfTheDeskKeepTheRulesOfAccessibility(Staff.Look look, Staff staff) {
        String reference = someAreAtRisk();
        Screen sven = staff.at("Sven", look);
        sven.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        sven.open("/desk?phone=%2B49305550");
        sven.page().waitForURL(Pattern.compile(".*/desk/customers/" + CUSTOMER));
        assertThat(sven.link(reference).first()).isVisible();
        ScreensTests.check(sven, "desk-customer", look);

        sven.open("/desk/whose/" + unnumbered());
        assertThat(sven.page().getByText(Pattern.compile("no customer number|keine Kundennummer")))
                .isVisible();
        ScreensTests.check(sven, "desk-whose", look);

        sven.open("/desk/calls");
        sven.button(Pattern.compile("Mara Weber")).first().click();
        Locator mine = sven.page().locator("ol [role=group]");
        assertThat(mine).isVisible();
        ScreensTests.check(sven, "desk-calls", look);
        mine.getByRole(AriaRole.BUTTON).last().click();
        assertThat(mine).hasCount(0);

        sven.open("/desk/causes");
        assertThat(sven.page().locator("ol svg").first()).isVisible();
        ScreensTests.check(sven, "desk-causes", look);
        sven.open("/desk/savings?cost=10000000&share=17&reduction=50");
        assertThat(sven.page().getByText(Pattern.compile("850[.,]000"))).isVisible();
        ScreensTests.check(sven, "desk-savings", look);
    }

    /** The case of somebody who has no customer number yet. */
    private String unnumbered() {
        JdbcTemplate jdbc = house.getBean(JdbcTemplate.class);
        List<String> there =
                jdbc.queryForList("select reference from case_view where customer_id is null", String.class);
        if (!there.isEmpty()) {
            return there.get(0);
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String reference = CasesAtRisk.promised(
                house, 3, "C-none", LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(20), now.plusSeconds(86_400));
        jdbc.update(
                "update case_view set customer_id = null, customer_name = 'Ada Nowak' where reference = ?", reference);
        // The number of the others leads to one customer.
        jdbc.update("delete from case_key where reference = ?", reference);
        return reference;
    }

    /** Two cases of one customer; both looks share them. */
    private String someAreAtRisk() {
        JdbcTemplate jdbc = house.getBean(JdbcTemplate.class);
        List<String> there = jdbc.queryForList(
                "select reference from case_view where customer_id = ? order by reference", String.class, CUSTOMER);
        if (!there.isEmpty()) {
            return there.get(0);
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        String missed = CasesAtRisk.promised(house, 1, CUSTOMER, today.minusDays(1), now.minusSeconds(600));
        String other = CasesAtRisk.promised(house, 2, CUSTOMER, today.plusDays(1), now);
        OffsetDateTime before = now.minusSeconds(3600).atOffset(ZoneOffset.UTC);
        for (String reference : List.of(missed, other)) {
            jdbc.update(
                    "insert into desk_contact (reference, customer_id, process, step, channel, cause, person, at, repeated)"
                            + " values (?, ?, 'refund-request', 'Task_ReviewRefund', 'phone', 'delay', 'carla', ?, ?)",
                    reference,
                    CUSTOMER,
                    before,
                    reference.equals(other));
        }
        return missed;
    }
}
