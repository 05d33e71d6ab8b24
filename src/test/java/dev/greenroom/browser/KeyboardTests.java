package dev.greenroom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The journey without a mouse. */
@BrowserTest
class KeyboardTests {

    private static final String AFTER_PAINT =
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))";

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
    void workIsAssessedAndApprovedWithoutAMouse(Staff staff) {
        Screen anna = staff.at("Anna");
        Screen berta = staff.at("Berta");
        String reference = aRefund(staff, "Noor Bakker");
        anna.open("/work?view=team");
        anna.takesByKeys(reference, "Review refund");
        anna.tabTo(anna.page().getByLabel("Approve", exactly()));
        anna.press("Space", "Control+Enter");
        assertThat(anna.page().getByText("Completed: Review refund")).isVisible();

        berta.open("/work?view=team");
        berta.takesByKeys(reference, "Approve refund");
        berta.tabTo(berta.page().getByLabel("Approve", exactly()));
        berta.press("Space", "Control+Enter");
        assertThat(berta.page().getByText("Completed: Approve refund")).isVisible();
    }

    @Test
    void theRefusalOfFourEyesIsReadOut(Staff staff) {
        Screen berta = staff.at("Berta");
        String reference = aRefund(staff, "Finn Visser");
        berta.open("/work?view=team");
        berta.takesByKeys(reference, "Review refund");
        berta.tabTo(berta.page().getByLabel("Approve", exactly()));
        berta.press("Space", "Control+Enter");

        assertThat(berta.row(reference)).containsText("Approve refund");
        berta.tabTo(berta.row(reference));
        berta.press("Enter");
        assertThat(berta.page().locator("#task-title")).hasText("Approve refund");
        assertThat(berta.page().locator(".fjs-form-field").first()).isVisible();
        berta.press("c");
        assertThat(berta.page().getByRole(AriaRole.ALERT)).containsText(Pattern.compile("[a-z]{4,}"));
        assertThat(berta.page().getByText("Claimed by you")).hasCount(0);
    }

    @Test
    void workIsSentBackWithoutAMouse(Staff staff) {
        Screen anna = staff.at("Anna");
        Screen berta = staff.at("Berta");
        String reference = aRefund(staff, "Lotte Smit");
        anna.open("/work?view=team");
        anna.takesByKeys(reference, "Review refund");
        anna.tabTo(anna.page().getByLabel("Approve", exactly()));
        anna.press("Space", "Control+Enter");

        berta.open("/work?view=team");
        berta.takesByKeys(reference, "Approve refund");
        berta.tabTo(berta.button("Send back…"));
        berta.press("Enter");
        berta.tabTo(berta.page().getByLabel("Back to"));
        berta.page().keyboard().type("Review");
        berta.tabTo(berta.page().getByLabel("Cause", exactly()));
        berta.page().keyboard().type("The d");
        berta.tabAndType("Note for colleagues", "Please look at the date again.");
        berta.tabTo(berta.button("Send back").last());
        berta.press("Enter");

        assertThat(berta.page().getByText("Sent back: Approve refund")).isVisible();
        assertThat(anna.row(reference)).containsText("Review refund");
        anna.open("/cases/" + reference);
        assertThat(anna.page().getByText("Please look at the date again.")).isVisible();
    }

    @Test
    void anAnswerIsNotedAndACaseWithdrawnWithoutAMouse(Staff staff) {
        Screen cem = staff.at("Cem");
        String reference = aRefund(staff, "Daan Mulder");
        cem.open("/cases/" + reference);
        cem.tabTo(cem.button("Goods received"));
        cem.press("Enter");
        cem.tabAndType("What has arrived", "One parcel");
        cem.tabTo(cem.button("Note it"));
        cem.press("Enter");
        assertThat(cem.page().getByText("Noted: Goods received")).isVisible();

        cem.tabTo(cem.button("Withdraw…"));
        cem.press("Enter");
        cem.tabAndType("Reason", "Keeps the goods");
        cem.tabTo(cem.button("Withdraw " + reference));
        cem.press("Enter");
        cem.seesTheEnd("Withdrawn");
    }

    @ParameterizedTest
    @CsvSource({"Insurance claim, CL", "Loan application, LN", "Order fulfilment, OR", "Refund request, RF"})
    void everyKindOfCaseIsOpenedWithoutAMouse(String kind, String prefix, Staff staff) {
        Screen cem = staff.at("Cem");
        cem.open("/cases");
        cem.tabTo(cem.button(Pattern.compile("^New case")));
        cem.press("Enter");
        assertThat(cem.page().getByRole(AriaRole.MENUITEM)).hasCount(5);
        cem.page().keyboard().type(kind.substring(0, 3));
        cem.press("Enter");
        assertThat(cem.heading("New: " + kind)).isVisible();
        assertThat(cem.page().locator(".fjs-form-field").first()).isVisible();
        cem.tabAndType("Name", "Sem de Boer");
        fills(cem, prefix);
        cem.tabTo(cem.button("Open the case"));
        cem.press("Enter");
        cem.page().waitForURL(Pattern.compile(".*/cases/" + prefix + "-.*"));
    }

    @Test
    void aDayIsTypedInTheOrderOfTheChosenLanguageNotTheBrowsers(Staff staff) {
        Screen cem =
                staff.at("Cem", new Staff.Look(1280, 800, "en-US", com.microsoft.playwright.options.ColorScheme.LIGHT));
        cem.button("German").click();
        // A page that is left before its other words arrived keeps the language it had.
        assertThat(cem.page().locator("html")).hasAttribute("lang", "de");
        cem.open("/cases/new?process=insurance-claim");
        Locator day = cem.page().locator(".fjs-form-field", new Page.LocatorOptions().setHasText("Schadentag"));
        assertThat(day).containsText("tt.mm.jjjj");
        cem.tabTo(cem.date("Schadentag"));
        cem.page().keyboard().type("31052026");
        assertThat(day).containsText("31.05.2026");
        cem.tabTo(day.getByRole(AriaRole.BUTTON));
        cem.press("Enter");
        assertThat(cem.heading("Mai 2026")).isVisible();
        cem.picture("day-picker-de");
        cem.press("ArrowUp", "Enter");
        assertThat(day).containsText("24.05.2026");
    }

    private static void fills(Screen cem, String prefix) {
        switch (prefix) {
            case "CL" -> {
                cem.tabAndType("Policy number", "P-2001");
                picksByKeys(cem, "Kind of loss");
                typesADate(cem, "Date of the loss");
                cem.tabAndType("Estimated amount", "900");
                cem.tabTo(cem.page().getByLabel("Yes", exactly()));
                cem.press("ArrowDown");
                cem.tabAndType("What happened", "Hail.");
            }
            case "LN" -> {
                cem.tabAndType("Amount", "60000");
                cem.tabAndType("Term", "60");
                picksByKeys(cem, "Purpose");
                cem.tabAndType("Monthly net income", "6000");
                picksByKeys(cem, "Employment");
            }
            case "OR" -> {
                cem.tabAndType("Article", "LAMP-1");
                cem.tabAndType("Quantity", "1");
                cem.tabAndType("Price", "40");
                cem.tabAndType("Total", "40");
                typesADate(cem, "Deliver by");
            }
            default -> {
                cem.tabAndType("Order number", "OR-1001");
                cem.tabAndType("Amount", "900");
                picksByKeys(cem, "Reason");
                typesADate(cem, "Date of purchase");
                cem.tabTo(cem.page().getByLabel("Yes", exactly()));
                cem.press("ArrowDown");
            }
        }
    }

    private static void picksByKeys(Screen screen, String label) {
        Locator field = screen.page().getByLabel(Pattern.compile("^" + label));
        screen.tabTo(field);
        Locator choices = screen.page().locator(".fjs-dropdownlist-item");
        assertThat(choices.first()).isVisible();
        // The list listens to keys once it has been painted.
        screen.page().evaluate(AFTER_PAINT);
        screen.press("ArrowDown");
        assertThat(choices.nth(1)).hasClass(Pattern.compile("focused"));
        screen.press("Enter");
        assertThat(choices).hasCount(0);
    }

    /** Day, month and year, one after the other. */
    private static void typesADate(Screen screen, String label) {
        screen.tabTo(screen.date(label));
        screen.press("ArrowUp", "ArrowRight", "ArrowUp", "ArrowRight", "ArrowUp");
        assertThat(screen.date(label).locator("..").locator("[data-placeholder]"))
                .hasCount(0);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static String aRefund(Staff staff, String customer) {
        return RefundJourneyTests.opensARefund(staff.at("Carla"), customer);
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
