package dev.greenroom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What only some people see, and only when something is missing, stuck, refused or sent back; as {@link ScreensTests}. */
@BrowserTest
class DialogScreensTests {

    /** Cases that all looks share: nobody changes them. */
    private static final Map<String, String> MADE = new HashMap<>();

    static Stream<Staff.Look> looks() {
        return ScreensTests.looks();
    }

    @ParameterizedTest
    @MethodSource("looks")
    void keepTheRulesInTheDialogsToo(Staff.Look look, Staff staff) {
        Screen berta = staff.at("Berta", look);
        berta.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        berta.shows("/cases/" + stuckClaim(staff));
        Locator ways = berta.page().locator("section[aria-labelledby=stuck]");
        assertThat(ways).isVisible();
        ScreensTests.check(berta, "stuck", look);
        ways.getByRole(AriaRole.BUTTON).nth(1).click();
        checkDialog(berta, "by-hand", look);
        ways.getByRole(AriaRole.BUTTON).nth(2).click();
        checkDialog(berta, "give-up", look);

        berta.button(Pattern.compile("^(Withdraw|Zurückziehen)")).click();
        checkDialog(berta, "withdraw", look);
        berta.button(Pattern.compile("^(Documents received|Unterlagen eingegangen)"))
                .click();
        assertThat(berta.page()
                        .getByRole(AriaRole.DIALOG)
                        .locator(".fjs-form-field")
                        .first())
                .isVisible();
        checkDialog(berta, "documents-received", look);

        berta.shows("/cases/" + closedRefund(staff));
        berta.button(Pattern.compile("^(Reopen|Wieder öffnen)")).click();
        checkDialog(berta, "reopen", look);

        String refund = refundToApprove(staff);
        berta.shows("/work?view=team");
        assertThat(berta.row(refund)).containsText(Pattern.compile("Approve refund|Erstattung freigeben"));
        berta.row(refund).click();
        berta.button(Pattern.compile("^(Send back|Zurückgeben)")).click();
        checkDialog(berta, "send-back", look);
    }

    /** What is missing stands on the item and on the case; a refusal says why. */
    @ParameterizedTest
    @MethodSource("looks")
    void keepTheRulesWhereSomethingIsMissingOrRefused(Staff.Look look, Staff staff) {
        String reference = incompleteClaim(staff);
        Screen anna = staff.at("Anna", look);
        anna.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        anna.shows("/work?view=team");
        anna.row(reference).click();
        assertThat(anna.page().getByRole(AriaRole.NOTE))
                .containsText(Pattern.compile("Repair estimate|Kostenvoranschlag"));
        ScreensTests.check(anna, "missing-on-the-item", look);
        anna.shows("/cases/" + reference);
        assertThat(anna.page().getByRole(AriaRole.NOTE))
                .containsText(Pattern.compile("Repair estimate|Kostenvoranschlag"));
        assertThat(anna.page().locator(".djs-container svg").first()).isVisible();
        ScreensTests.check(anna, "missing-on-the-case", look);

        String refund = refundOfBerta(staff);
        Screen berta = staff.at("Berta", look);
        berta.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        berta.shows("/work?view=team");
        assertThat(berta.row(refund)).containsText(Pattern.compile("Approve refund|Erstattung freigeben"));
        berta.row(refund).click();
        berta.button(Pattern.compile("^(Claim|Übernehmen)\\b")).click();
        assertThat(berta.page().getByRole(AriaRole.ALERT)).isVisible();
        ScreensTests.check(berta, "refused", look);
    }

    private static String incompleteClaim(Staff staff) {
        return MADE.computeIfAbsent(
                "incomplete",
                kind -> ClaimJourneyTests.opensAClaim(staff.at("Cem"), "Nele Hoek", "12000", "NL91ABNA0417164300"));
    }

    private static String stuckClaim(Staff staff) {
        return MADE.computeIfAbsent(
                "stuck", kind -> StuckJourneyTests.aStuckClaim(staff, staff.at("Cem"), "Bente Bos"));
    }

    private static String closedRefund(Staff staff) {
        return MADE.computeIfAbsent("closed", kind -> {
            Screen cem = staff.at("Cem");
            String reference = RefundJourneyTests.opensARefund(cem, "Saar Vos");
            cem.withdraws(reference, "Keeps the goods");
            return reference;
        });
    }

    private static String refundToApprove(Staff staff) {
        return MADE.computeIfAbsent("approve", kind -> {
            String reference = RefundJourneyTests.opensARefund(staff.at("Cem"), "Tess Kok");
            Screen anna = staff.at("Anna");
            anna.link("My teams").click();
            anna.takes(reference, "Review refund");
            anna.choose("Approve");
            anna.complete();
            assertThat(anna.row(reference)).hasCount(0);
            return reference;
        });
    }

    private static String refundOfBerta(Staff staff) {
        return MADE.computeIfAbsent("berta", kind -> {
            String reference = RefundJourneyTests.opensARefund(staff.at("Cem"), "Tess Berg");
            Screen berta = staff.at("Berta");
            berta.link("My teams").click();
            berta.takes(reference, "Review refund");
            berta.choose("Approve");
            berta.complete();
            assertThat(berta.row(reference)).containsText("Approve refund");
            return reference;
        });
    }

    private static void checkDialog(Screen screen, String name, Staff.Look look) {
        Locator dialog = screen.page().getByRole(AriaRole.DIALOG);
        assertThat(dialog).isVisible();
        ScreensTests.check(screen, name, look);
        screen.press("Escape");
        assertThat(dialog).hasCount(0);
    }
}
