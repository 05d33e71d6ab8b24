package dev.greenroom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** The journey without a mouse. */
@BrowserTest
class KeyboardTests {

    @Test
    void anItemIsFoundClaimedFilledInAndCompleted(Staff staff) {
        Screen carla = staff.at("Carla");
        String reference = LoanJourneyTests.opensAnApplication(carla, "Noor Bakker");
        assertThat(carla.link("Complete application")).isVisible();
        carla.open("/work?view=team");
        assertThat(carla.row(reference)).isVisible();

        carla.press("/");
        carla.page().keyboard().type(reference);
        carla.press("Enter");
        assertThat(carla.page().locator("[role=row]")).hasCount(1);
        carla.row(reference).focus();
        carla.press("Enter");
        assertThat(carla.page().locator(".fjs-form-field").first()).isVisible();
        carla.press("c");
        assertThat(carla.page().getByText("Claimed by you")).isVisible();

        Locator account = carla.page().getByLabel("Account (IBAN)");
        account.focus();
        carla.page().keyboard().type("NL91ABNA0417164300");
        carla.page()
                .getByLabel("Application is complete", new Page.GetByLabelOptions().setExact(true))
                .focus();
        carla.press("Space", "Control+Enter");

        assertThat(carla.page().getByText("Completed: Complete application")).isVisible();
        assertThat(carla.row(reference)).hasCount(0);
    }

    @Test
    void signingInAndOpeningACaseNeedNoMouse(Staff staff) {
        String reference = LoanJourneyTests.opensAnApplication(staff.at("Cem"), "Finn Visser");
        Screen carla = staff.stranger(Staff.DESK);
        carla.open("/");
        assertThat(carla.button(java.util.regex.Pattern.compile("^Carla"))).isVisible();
        carla.page().getByLabel("Name").focus();
        carla.page().keyboard().type("carla");
        carla.press("Tab");
        carla.page().keyboard().type("carla");
        carla.press("Enter");
        assertThat(carla.link("Cases").first()).isVisible();
        carla.link("Cases").first().focus();
        carla.press("Enter");
        Locator found = carla.link(reference);
        assertThat(found).isVisible();
        found.focus();
        carla.press("Enter");
        assertThat(carla.page()
                        .getByText("What to tell the customer")
                        .or(carla.heading("Timeline"))
                        .first())
                .isVisible();
    }
}
