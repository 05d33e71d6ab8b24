package dev.greenroom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the outside cannot do, a person finds, tries again, does by hand or gives up. */
@BrowserTest
class StuckJourneyTests {

    @Test
    void aPayoutThatFailsIsFoundTriedAgainAndDoneByHand(Staff staff) {
        Screen carla = staff.at("Carla");
        Screen berta = staff.at("Berta");
        String reference = aStuckClaim(staff, carla, "Mees Bos");
        assertThat(carla.heading("This case is stuck")).isVisible();
        assertThat(carla.button("Try again")).hasCount(0);

        berta.open("/cases");
        berta.page().getByLabel("Only stuck cases").check();
        berta.link(reference).click();
        assertThat(berta.heading("This case is stuck")).isVisible();
        berta.picture("stuck");
        berta.button("Try again").click();
        assertThat(berta.page().getByText(Pattern.compile("^Trying again"))).isVisible();
        berta.button("Done by hand…").click();
        berta.page().getByLabel(Pattern.compile("Payment|payment")).first().fill("PY-7");
        berta.page().getByLabel("What you did").fill("Paid at the bank's counter.");
        berta.picture("stuck-by-hand");
        berta.button("Note it and go on").click();
        berta.seesTheEnd("Paid");
    }

    @Test
    void whatCannotBeDoneIsGivenUpAndTheCaseSaysSo(Staff staff) {
        Screen carla = staff.at("Carla");
        Screen berta = staff.at("Berta");
        String reference = aStuckClaim(staff, carla, "Lieke Bos");
        assertThat(carla.heading("This case is stuck")).isVisible();

        berta.open("/cases/" + reference);
        berta.button("Give up…").click();
        berta.button("Give up").last().click();
        assertThat(berta.page().getByText("Please fill this in.")).isVisible();
        berta.page().getByLabel("Reason").fill("The account is closed for good.");
        berta.button("Give up").last().click();
        assertThat(berta.page().getByText(Pattern.compile("^Given up: "))).isVisible();
        assertThat(berta.heading("This case is stuck")).hasCount(0);
        assertThat(carla.heading("This case is stuck")).hasCount(0);
        assertThat(berta.page().getByText("The account is closed for good.").first())
                .isVisible();
        berta.picture("given-up");
    }

    /** A claim whose payout the bank never carries out. */
    static String aStuckClaim(Staff staff, Screen screen, String customer) {
        Screen anna = staff.at("Anna");
        String reference = ClaimJourneyTests.opensAClaim(screen, customer, "800", "NL91ABNA0417169909");
        anna.link("My teams").click();
        anna.takes(reference, "Check documents");
        anna.fill("Documents we have", "damage-photos");
        anna.choose("Yes, go on");
        anna.complete();
        return reference;
    }
}
