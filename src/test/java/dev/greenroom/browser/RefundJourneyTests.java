package dev.greenroom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;

/** Refunds as German-speaking colleagues work them: one is paid, one is refused and explained. */
@BrowserTest
class RefundJourneyTests {

    private static final Staff.Look GERMAN = new Staff.Look(1280, 800, "de-DE", ColorScheme.DARK);

    private static final String ACCOUNT = "NL91ABNA0417164300";

    @Test
    void aRefundIsReviewedApprovedByASecondPersonAndPaid(Staff staff) {
        Screen cem = staff.at("Cem", GERMAN);
        Screen anna = staff.at("Anna", GERMAN);
        Screen berta = staff.at("Berta", GERMAN);
        anna.link("Meine Teams").click();
        berta.link("Meine Teams").click();

        String reference = opensARefund(cem, "Jana Otto", ACCOUNT);
        anna.takes(reference, "Erstattung prüfen");
        anna.choose("Genehmigen");
        anna.complete();
        berta.takes(reference, "Erstattung freigeben");
        berta.choose("Freigeben");
        berta.complete();

        cem.seesTheEnd("Erstattet");
        cem.picture("refund-paid-de");
        theCustomerReadsItWithoutScripts(cem, staff, reference);
    }

    private static void theCustomerReadsItWithoutScripts(Screen cem, Staff staff, String reference) {
        cem.open("/desk/" + reference);
        cem.button("Link erstellen").click();
        String link = cem.page()
                .getByLabel("Link nur für diese Kundin oder diesen Kunden")
                .inputValue();
        Staff.Look phone = new Staff.Look(360, 640, "de-DE", ColorScheme.DARK);
        Screen customer = staff.withoutScripts(phone);
        customer.page().navigate(link);
        assertThat(customer.heading("Sind Sie mit uns zufrieden?")).isVisible();
        customer.button("4, gut").click();
        assertThat(customer.page().getByText("Danke, dass Sie es uns gesagt haben."))
                .isVisible();
        assertThat(customer.page().locator("body")).not().containsText("Cem");
        customer.picture("status-page-de");
        customer.link("English").click();
        assertThat(customer.heading("Are you content with us?")).isVisible();
        Screen looked = staff.stranger(phone);
        looked.page().navigate(link);
        org.assertj.core.api.Assertions.assertThat(looked.brokenRules()).isEmpty();
    }

    @Test
    void aRefusedRefundIsExplainedInACall(Staff staff) {
        Screen cem = staff.at("Cem", GERMAN);
        Screen anna = staff.at("Anna", GERMAN);
        Screen carla = staff.at("Carla", GERMAN);
        anna.link("Meine Teams").click();
        carla.link("Meine Teams").click();

        String reference = opensARefund(cem, "Otto Sand", ACCOUNT);
        anna.takes(reference, "Erstattung prüfen");
        anna.choose("Ablehnen");
        anna.fill("Grund einer Ablehnung", "Die Frist ist vorbei.");
        anna.complete();
        carla.takes(reference, "Ablehnung erklären");
        carla.choose("Erklärt");
        carla.complete();

        cem.seesTheEnd("abgelehnt");
    }

    private static String opensARefund(Screen screen, String customer, String iban) {
        return screen.opens("Erstattungsanfrage", customer, form -> {
            form.fill("Bestellnummer", "OR-1001");
            form.fill("Betrag", "900");
            form.pick("Grund", "Sonstiges");
            form.fill("Kaufdatum", "2026-10-02");
            form.choose("Nein");
            form.fill("Konto (IBAN)", iban);
        });
    }

    /** A refund for somebody to review, opened at a screen in English. */
    static String opensARefund(Screen screen, String customer) {
        return screen.opens("Refund request", customer, form -> {
            form.fill("Order number", "OR-1001");
            form.fill("Amount", "900");
            form.pick("Reason", "Other");
            form.fill("Date of purchase", "2026-10-02");
            form.choose("No");
        });
    }
}
