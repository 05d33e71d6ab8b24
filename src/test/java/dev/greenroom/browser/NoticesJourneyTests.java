package dev.greenroom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.greenroom.Http;
import dev.greenroom.Office;
import dev.greenroom.notifications.HouseMail;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Texts are tried on a real case, a change is announced and acknowledged, and what could not be sent is settled. */
@BrowserTest
class NoticesJourneyTests {

    @Autowired
    private ApplicationContext house;

    static Stream<Staff.Look> looks() {
        return Stream.of(
                new Staff.Look(1280, 800, "en-GB", ColorScheme.LIGHT),
                new Staff.Look(360, 640, "de-DE", ColorScheme.LIGHT));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void customersAreToldThenWhoeverTalksToThem(Staff.Look look, Staff staff) throws IOException {
        try (HouseMail mail = new HouseMail(house)) {
            String customer = "C-told-" + look.width();
            String reference = refund(customer, "Änne Meyer");
            Screen olga = at(staff, "Olga", look);
            triesAText(olga, reference, look);
            announces(olga, customer, look);
            seesAndAcknowledges(at(staff, "Carla", look), reference, look);
            knowsWhoHasNot(olga, look);
            mail.refuses();
            String unsent = refund(customer + "-gone", "Jan-Willem van der Westhuizen-Oostenbrugge");
            settles(at(staff, "Omar", look), unsent, mail, look);
        }
    }

    private static Screen at(Staff staff, String person, Staff.Look look) {
        Screen screen = staff.at(person, look);
        screen.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        return screen;
    }

    private String refund(String customer, String name) {
        return Office.refund(
                Http.of(house.getEnvironment()).as("carla"),
                "{\"id\": \"%s\", \"name\": \"%s\", \"email\": \"kim@customer.example\", \"language\": \"de\"}"
                        .formatted(customer, name));
    }

    private static void triesAText(Screen olga, String reference, Staff.Look look) {
        olga.open("/notices/texts");
        field(olga, "^(Process|Prozess)$").selectOption("refund-request");
        field(olga, "^(Language|Sprache)$").selectOption("de");
        field(olga, "^(Case to try|Vorgang zum)").fill(reference);
        olga.button(Pattern.compile("^(Try it|Ausprobieren)$")).click();
        Locator preview = olga.page()
                .getByRole(
                        AriaRole.REGION,
                        new Page.GetByRoleOptions().setName(Pattern.compile("the customer reads|liest der Kunde")));
        assertThat(preview).containsText("Guten Tag Änne Meyer,");
        assertThat(preview).containsText(reference);
        ScreensTests.check(olga, "notices-texts", look);
    }

    private static void announces(Screen olga, String customer, Staff.Look look) {
        olga.open("/notices/announcements");
        olga.button(Pattern.compile("^(Announce a change|Änderung ankündigen)$"))
                .click();
        olga.page()
                .getByRole(
                        AriaRole.GROUP,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^(In force from|Gilt ab)")))
                .locator("[role=spinbutton]")
                .first()
                .focus();
        olga.page().keyboard().type("04012027");
        field(olga, "^(Process|Prozess)$").selectOption("refund-request");
        field(olga, "^(Customer numbers|Kundennummern)").fill(customer + ", C-nobody");
        write(olga, "^(Subject|Betreff)", "Refunds take three days longer", "Erstattungen dauern drei Tage länger");
        write(
                olga,
                "^(What customers read|Was Kunden lesen)",
                "From 4 January on, our bank needs three more days for each refund.\n\nYour day stays as promised.",
                "Vom 4. Januar an braucht unsere Bank für jede Erstattung drei Tage mehr.\n\nIhr Termin bleibt.");
        write(
                olga,
                "^(What agents say|Was zu sagen ist)",
                "The day you were promised stays. Only refunds that are opened from 4 January on take longer.",
                "Der zugesagte Tag bleibt. Nur was vom 4. Januar an eröffnet wird, dauert länger.");
        olga.button(Pattern.compile("^(How many\\?|Wie viele\\?)$")).click();
        assertThat(olga.page().getByText(Pattern.compile("^1 (open case of|offener Vorgang von) 1 ")))
                .isVisible();
        ScreensTests.check(olga, "notices-announce", look);
        olga.button(Pattern.compile("^(Announce|Ankündigen)$")).click();
        Locator newest = olga.page().locator("main li").first();
        assertThat(newest).containsText(Pattern.compile("Refunds take three days|Erstattungen dauern drei"));
        // The one before it is over: it says the same, and stands first until the new one is there.
        assertThat(newest).not().containsText(Pattern.compile("being written to|wird geschrieben|· (over|vorbei)"));
    }

    private static void write(Screen olga, String part, String english, String german) {
        field(olga, part + ".*(English|Englisch)").fill(english);
        field(olga, part + ".*(German|Deutsch)").fill(german);
    }

    private void seesAndAcknowledges(Screen carla, String reference, Staff.Look look) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Http.of(house.getEnvironment())
                .as("carla")
                .get("/api/announcements/cases/" + reference)
                .body()
                .matches("(?s).*(The day you were promised stays|Der zugesagte Tag bleibt).*"));
        Locator point =
                carla.page().getByText(Pattern.compile("The day you were promised stays|Der zugesagte Tag bleibt"));
        carla.open("/cases/" + reference);
        assertThat(point).isVisible();
        ScreensTests.check(carla, "case-point", look);
        carla.open("/desk/" + reference);
        assertThat(point).isVisible();
        ScreensTests.check(carla, "desk-point", look);
        carla.button(Pattern.compile("^(I know what to say|Ich weiß, was zu sagen ist)$"))
                .click();
        assertThat(point).hasCount(0);
    }

    private static void knowsWhoHasNot(Screen olga, Staff.Look look) {
        olga.page().reload();
        Locator newest = olga.page().locator("main li").first();
        assertThat(newest).containsText("Cem");
        assertThat(newest).not().containsText("Carla");
        ScreensTests.check(olga, "notices-announcements", look);
        newest.getByRole(AriaRole.BUTTON).last().click();
        assertThat(newest).containsText(Pattern.compile("· (over|vorbei)"));
    }

    private void settles(Screen omar, String reference, HouseMail mail, Staff.Look look) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Http.of(house.getEnvironment())
                .as("omar")
                .get("/api/notices/unsent")
                .body()
                .contains(reference));
        omar.open("/notices");
        Locator unsent = omar.page().locator("main li", new Page.LocatorOptions().setHasText(reference));
        assertThat(unsent).isVisible();
        ScreensTests.check(omar, "notices-unsent", look);
        mail.takes();
        unsent.getByRole(AriaRole.BUTTON).first().click();
        assertThat(unsent).hasCount(0);
    }

    private static Locator field(Screen screen, String label) {
        return screen.page().locator("main").getByLabel(Pattern.compile(label)).first();
    }
}
