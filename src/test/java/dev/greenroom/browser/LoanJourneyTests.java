package dev.greenroom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** From the first call to the payout; every screen follows without a reload. */
@BrowserTest
class LoanJourneyTests {

    @Test
    void aLoanIsCompletedAssessedApprovedAcceptedAndPaidOut(Staff staff) {
        Screen carla = staff.at("Carla");
        Screen bruno = staff.at("Bruno");
        Screen berta = staff.at("Berta");
        bruno.link("My teams").click();
        berta.link("My teams").click();

        String reference = opensAnApplication(carla, "Sabine Krüger");
        carla.link("Complete application").click();
        completesTheApplication(carla);

        bruno.row(reference).click();
        bruno.claim();
        bruno.choose("Approve");
        bruno.press("Control+Enter");

        assertThat(berta.row(reference)).containsText("Approve loan");
        berta.row(reference).click();
        berta.claim();
        berta.choose("Approve");
        berta.complete();

        carla.open("/cases/" + reference);
        assertThat(carla.link("Follow up offer")).isVisible();
        carla.button("Offer answered").click();
        carla.choose("Yes");
        carla.button("Note it").click();

        assertThat(carla.link("Check returned documents")).isVisible();
        bruno.row(reference).click();
        bruno.claim();
        bruno.choose("Yes, pay out");
        bruno.complete();

        assertThat(carla.page()
                        .getByText(
                                "Your loan has been paid out",
                                new com.microsoft.playwright.Page.GetByTextOptions().setExact(false))
                        .first())
                .isVisible();
        assertThat(bruno.row(reference)).hasCount(0);
        carla.picture("case-paid-out");
    }

    @Test
    void whoAssessedMayNotApprove(Staff staff) {
        Screen carla = staff.at("Carla");
        Screen berta = staff.at("Berta");
        String reference = opensAnApplication(carla, "Jan de Vries");
        carla.link("Complete application").click();
        completesTheApplication(carla);
        berta.link("My teams").click();
        berta.row(reference).click();
        berta.claim();
        berta.choose("Approve");
        berta.complete();

        assertThat(berta.row(reference)).containsText("Approve loan");
        berta.row(reference).click();
        berta.button(Pattern.compile("^Claim")).click();

        assertThat(berta.page().getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
                .containsText("You did an earlier step of this case, so somebody else must do this one.");
        assertThat(berta.page().getByText("Claimed by you")).hasCount(0);
        berta.picture("four-eyes");
        berta.button("German").click();
        assertThat(berta.page().getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
                .containsText("deshalb muss jemand anderes diesen übernehmen");
        berta.picture("four-eyes-de");
    }

    static String opensAnApplication(Screen screen, String customer) {
        return screen.opens("Loan application", customer, form -> {
            form.fill("Amount", "60000");
            form.fill("Term", "60");
            form.fill("Monthly net income", "6000");
            form.pick("Purpose", "Car");
            form.pick("Employment", "Permanent");
        });
    }

    private static void completesTheApplication(Screen screen) {
        screen.claim();
        screen.fill("Account (IBAN)", "NL91ABNA0417164300");
        screen.choose("Application is complete");
        screen.complete();
        assertThat(screen.page().getByText("Completed: Complete application")).isVisible();
    }
}
