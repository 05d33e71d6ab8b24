package dev.greenroom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The one date a customer was told: it moves with a reason, and the front office tells the customer. */
@BrowserTest
class PromiseJourneyTests {

    private static final DateTimeFormatter KEYS = DateTimeFormatter.ofPattern("ddMMyyyy", Locale.ROOT);
    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    @Test
    void aLaterDateMakesWorkForTheFrontOfficeAndStandsInTheLedger(Staff staff) {
        LocalDate later = LocalDate.now(Clock.system(ZoneOffset.UTC)).plusDays(90);
        Screen cem = staff.at("Cem");
        Screen carla = staff.at("Carla");
        Screen berta = staff.at("Berta");
        carla.link("My teams").click();
        String reference = ClaimJourneyTests.opensAClaim(cem, "Ties Vos", "12000", "NL91ABNA0417164300");

        berta.open("/cases/" + reference);
        assertThat(berta.heading("What the customer was told")).isVisible();
        assertThat(berta.heading("Where the time went")).isVisible();
        assertThat(berta.heading("Clock of the case")).isVisible();
        movesThePromisedDate(berta, later);

        assertThat(carla.row(reference)).containsText("Tell the customer");
        carla.takes(reference, "Tell the customer");
        carla.choose("Told the customer");
        carla.pick("How did the customer hear it?", "Phone");
        carla.complete();
        assertThat(carla.row(reference)).hasCount(0);

        assertThat(berta.page().getByText(Pattern.compile("^Told by Carla"))).isVisible();
        assertThat(berta.page().getByText(WORDS.format(later)).first()).isVisible();
        berta.picture("promise-moved");
        berta.button("Show as table").click();
        assertThat(berta.page().getByText("with the customer").first()).isVisible();
    }

    /** Only keys; a day that is over is refused where it was typed. */
    private static void movesThePromisedDate(Screen berta, LocalDate later) {
        Locator dialog = berta.page().getByRole(AriaRole.DIALOG);
        Locator day = dialog.locator("[role=spinbutton]").first();
        berta.tabTo(berta.button("Move the promised date…"));
        berta.press("Enter");
        assertThat(dialog).isVisible();
        berta.button("Promise this date").click();
        assertThat(berta.page().getByText("Please give a date.")).isVisible();
        berta.tabTo(day);
        berta.page().keyboard().type(KEYS.format(LocalDate.of(2020, 1, 31)));
        berta.tabAndType("Reason", "The garage waits for a part.");
        berta.tabTo(berta.button("Promise this date"));
        berta.press("Enter");
        assertThat(berta.page().getByText("This day is over.")).isVisible();
        berta.picture("promise-refused");
        berta.tabTo(day);
        berta.page().keyboard().type(KEYS.format(later));
        berta.tabTo(berta.button("Promise this date"));
        berta.press("Enter");
        assertThat(dialog).hasCount(0);
    }
}
