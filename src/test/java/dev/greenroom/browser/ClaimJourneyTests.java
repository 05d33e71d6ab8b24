package dev.greenroom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** A claim from the call to the payout; every screen follows without a reload. */
@BrowserTest
class ClaimJourneyTests {

    @Test
    void aClaimIsCheckedAssessedApprovedAndPaidAfterTheAccountWasCorrected(Staff staff) {
        Screen cem = staff.at("Cem");
        Screen anna = staff.at("Anna");
        Screen berta = staff.at("Berta");
        Screen carla = staff.at("Carla");
        for (Screen screen : new Screen[] {anna, berta, carla}) {
            screen.link("My teams").click();
        }

        String reference = opensAClaim(cem, "Martin Weber", "12000", "NL91ABNA0417160000");

        anna.takes(reference, "Check documents");
        assertThat(anna.page().getByText("Filled in by a robot; please check.").first())
                .isVisible();
        anna.fill("Documents we have", "damage-photos,repair-estimate");
        anna.choose("Yes, go on");
        anna.complete();

        anna.takes(reference, "Assess damage");
        anna.fill("Amount to settle", "9000");
        anna.choose("Settle");
        anna.complete();

        berta.takes(reference, "Approve settlement");
        anna.open("/cases/" + reference);
        anna.link("Approve settlement").click();
        assertThat(anna.page().getByRole(AriaRole.ALERT)).isVisible();
        berta.choose("Approve");
        berta.complete();

        carla.takes(reference, "Correct bank details");
        carla.fill("Account (IBAN)", "NL91ABNA0417164300");
        carla.complete();

        cem.seesTheEnd("Paid");
        cem.picture("claim-paid");
    }

    static String opensAClaim(Screen screen, String customer, String amount, String iban) {
        return screen.opens("Insurance claim", customer, form -> {
            form.fill("Policy number", "P-2001");
            form.pick("Kind of loss", "Motor");
            form.fill("Date of the loss", "2026-05-01");
            form.fill("Estimated amount", amount);
            form.choose("No");
            form.fill("What happened", "A tree fell on the car.");
            form.fill("Account (IBAN)", iban);
        });
    }
}
