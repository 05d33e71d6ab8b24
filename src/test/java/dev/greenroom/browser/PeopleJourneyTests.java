package dev.greenroom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** Sven says what Walter can and who stands in for him. */
@BrowserTest
class PeopleJourneyTests {

    @Test
    void aSupervisorSaysWhatSomebodyCanAndWhoStandsIn(Staff staff) {
        Screen sven = staff.at("Sven");
        sven.link("People").click();
        Locator walter = sven.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Walter"));
        assertThat(walter).containsText("Warehouse");
        assertThat(sven.brokenRules()).isEmpty();

        sven.button("Edit Walter").click();
        sven.page().getByLabel("Skills, each with a level").fill("forklift 7");
        sven.button("Save").click();
        assertThat(sven.page().getByRole(AriaRole.DIALOG)).containsText("between 1 and 5");
        assertThat(sven.brokenRules()).isEmpty();
        sven.picture("person");
        sven.page().getByLabel("Skills, each with a level").fill("forklift 3, English 2");
        sven.page().getByLabel("Monday", exactly()).fill("09:00-12:30, 13:00-17:00");
        typeDay(sven, "From", "21122026");
        typeDay(sven, "Back on", "04012027");
        sven.page().getByLabel("Stands in", exactly()).selectOption("anna");
        sven.button("Save").click();

        assertThat(sven.page().getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(walter).containsText("english 2, forklift 3");
        assertThat(walter).containsText("Anna stands in");
        sven.picture("people");
        sven.button("Edit Walter").click();
        assertThat(sven.page().getByLabel("Monday", exactly())).hasValue("09:00-12:30, 13:00-17:00");
    }

    /** The first part of a date is the day; typing goes on to the next by itself. */
    private static void typeDay(Screen screen, String label, String typed) {
        screen.page()
                .getByRole(
                        AriaRole.GROUP,
                        new Page.GetByRoleOptions().setName(label).setExact(true))
                .locator("[role=spinbutton]")
                .first()
                .focus();
        screen.page().keyboard().type(typed);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
