package dev.greenroom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** Claims that nobody pays: denied and explained, withdrawn; and the way back for who calls again. */
@BrowserTest
class ClaimEndingsTests {

    private static final String ACCOUNT = "NL91ABNA0417164300";

    @Test
    void aClaimWithoutItsPapersIsHeldAndThenDeniedAndExplainedInACall(Staff staff) {
        Screen cem = staff.at("Cem");
        Screen anna = staff.at("Anna");
        Screen carla = staff.at("Carla");
        anna.link("My teams").click();
        carla.link("My teams").click();

        String reference = ClaimJourneyTests.opensAClaim(cem, "Mara Klein", "12000", ACCOUNT);
        anna.takes(reference, "Check documents");
        Locator missing = anna.page().getByRole(AriaRole.NOTE);
        assertThat(missing).containsText("Still needed:");
        assertThat(missing).containsText("Repair estimate");
        anna.fill("Documents we have", "damage-photos");
        anna.choose("Yes, go on");
        anna.complete();
        assertThat(anna.page().getByRole(AriaRole.ALERT)).containsText("Repair estimate: is still missing");
        assertThat(anna.page().getByText("Claimed by you")).isVisible();
        anna.picture("required-information-missing");
        anna.fill("Documents we have", "damage-photos,repair-estimate");
        anna.complete();

        anna.takes(reference, "Assess damage");
        anna.choose("Deny");
        anna.fill("Reason for a denial", "The damage is older than the policy.");
        anna.complete();

        carla.takes(reference, "Explain denial");
        carla.choose("Explained");
        carla.complete();

        cem.seesTheEnd("Denied");
        assertThat(cem.page().getByText("not needed").first()).isVisible();
        cem.picture("claim-denied");
    }

    @Test
    void aWithdrawnClaimIsClosedAndOpenedAgainWhenTheCustomerCallsOnceMore(Staff staff) {
        Screen cem = staff.at("Cem");
        Screen berta = staff.at("Berta");
        String reference = ClaimJourneyTests.opensAClaim(cem, "Pieter Bos", "12000", ACCOUNT);
        assertThat(cem.link("Check documents")).isVisible();
        cem.withdraws(reference, "The neighbour pays");
        cem.seesTheEnd("Withdrawn");

        berta.open("/cases/" + reference);
        berta.button("Reopen…").click();
        berta.button("Reopen " + reference).click();
        assertThat(berta.page().getByText("Please choose a cause.")).isVisible();
        berta.page().getByLabel("Cause").selectOption("customer-changed-mind");
        berta.page().getByLabel("Note for colleagues").fill("The neighbour does not pay after all.");
        berta.picture("reopening");
        berta.button("Reopen " + reference).click();
        assertThat(berta.page().getByText(reference + " is open again")).isVisible();
        assertThat(berta.link("Check documents")).isVisible();
        assertThat(cem.link("Check documents")).isVisible();
        assertThat(cem.page().getByText("The neighbour does not pay after all.").first())
                .isVisible();
        cem.picture("reopened");
    }
}
