package dev.greenroom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every screen, in both languages and both themes, on a desk and on a phone, keeps the rules of accessibility. */
@BrowserTest
class ScreensTests {

    private static final List<String> STARTS =
            List.of("loan-application", "insurance-claim", "refund-request", "order-fulfilment");

    private static final int A_PHONES = 500;

    /** Cases that all looks share: nobody changes them. */
    private static final Map<String, String> MADE = new HashMap<>();

    /** The colours change where a screen is checked: nothing but them depends on the theme. */
    static Stream<Staff.Look> looks() {
        return Stream.of("en-GB", "de-DE")
                .flatMap(locale -> Stream.of(
                        new Staff.Look(1280, 800, locale, ColorScheme.LIGHT),
                        new Staff.Look(360, 640, locale, ColorScheme.LIGHT)));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void keepTheRulesOfAccessibility(Staff.Look look, Staff staff) {
        String reference = aCaseInWork(staff);
        Screen door = staff.stranger(look);
        door.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        door.shows("/");
        assertThat(door.button(Pattern.compile("^Carla"))).isVisible();
        check(door, "sign-in", look);

        door.signIn("Carla");
        door.shows("/work?view=team");
        assertThat(door.row(reference)).isVisible();
        check(door, "work-list", look);
        door.row(reference).click();
        assertThat(door.page().locator("#task-title")).isVisible();
        assertThat(door.page().locator(".fjs-form-field").first()).isVisible();
        check(door, "work-item", look);

        door.shows("/cases/" + reference);
        assertThat(door.page().locator(".djs-container svg").first()).isVisible();
        check(door, "case", look);
        door.shows("/cases");
        assertThat(door.page().getByText(reference).first()).isVisible();
        check(door, "cases", look);
        door.shows("/cases/new");
        assertThat(door.page().locator("#applicant-name")).isVisible();
        check(door, "new-case", look);
        door.shows("/desk/" + reference);
        assertThat(door.page().locator("p[lang]").first()).isVisible();
        check(door, "desk-case", look);
        door.press("Control+k");
        assertThat(door.page().locator("input[role=combobox]")).isFocused();
        door.page().keyboard().type(reference.replace("-", " "));
        assertThat(door.page().locator("[role=option]")).hasCount(1);
        check(door, "find", look);
        door.press("Enter");
        assertThat(door.page().getByRole(AriaRole.DIALOG)).hasCount(0);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void keepTheRulesForEveryKindOfCase(Staff.Look look, Staff staff) {
        Screen cem = staff.at("Cem", look);
        cem.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        cem.shows("/cases");
        cem.button(Pattern.compile("^(New case|Neuer Vorgang)")).click();
        assertThat(cem.page().getByRole(AriaRole.MENUITEM).first()).isVisible();
        check(cem, "new-case-menu", look);
        for (String process : STARTS) {
            cem.shows("/cases/new?process=" + process);
            assertThat(cem.page().locator(".fjs-form-field").first()).isVisible();
            check(cem, "new-" + process, look);
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void keepTheRulesForServiceLevels(Staff.Look look, Staff staff) {
        Screen olga = staff.at("Olga", look);
        olga.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        olga.shows("/service-levels");
        assertThat(olga.link("nl-office")).isVisible();
        assertThat(olga.page()
                        .locator("section[aria-labelledby=levels] table, section[aria-labelledby=levels] ul")
                        .first())
                .isVisible();
        check(olga, "service-levels", look);
        olga.button(Pattern.compile("^(Change|.* ändern$)")).first().click();
        Locator target = olga.page().getByLabel(Pattern.compile("^(Target|Ziel)$"));
        target.fill("0");
        assertThat(olga.page().locator("[aria-invalid=true]")).hasCount(1);
        check(olga, "service-levels-refused", look);
        target.fill("19");
        assertThat(olga.page().locator("output").first()).containsText("→");
        check(olga, "service-levels-changed", look);
        olga.shows("/service-levels/calendars/nl-office");
        assertThat(olga.page().locator("output").first()).containsText("→");
        assertThat(olga.page().locator("figure").first()).isVisible();
        check(olga, "calendar", look);
        olga.button(Pattern.compile("^(Show as table|Als Tabelle)")).click();
        assertThat(olga.page().locator("section[aria-labelledby=year] table")).isVisible();
        check(olga, "calendar-table", look);
    }

    /** Messages, announcements, the intake and people, as whoever has most to do there sees them. */
    @ParameterizedTest
    @MethodSource("looks")
    void keepTheRulesWhereThingsAreSetUp(Staff.Look look, Staff staff) {
        Screen olga = reducedMotion(staff.at("Olga", look));
        for (String page : List.of("/notices/texts", "/ranking", "/desk/causes")) {
            shows(olga, page, look);
        }
        olga.shows("/notices/announcements");
        olga.button(Pattern.compile("^(Announce a change|Änderung ankündigen)$"))
                .click();
        assertThat(olga.page().locator("form").first()).isVisible();
        check(olga, "notices-announcements", look);

        Screen sven = reducedMotion(staff.at("Sven", look));
        for (String page : List.of("/notices", "/people", "/intake", "/desk", "/desk/savings", "/desk/calls")) {
            shows(sven, page, look);
        }
    }

    /** What a customer reads, at a screen and on paper. */
    @ParameterizedTest
    @MethodSource("looks")
    void keepTheRulesForCustomersOnPaperToo(Staff.Look look, Staff staff) {
        String link = aStatusPage(staff);
        Page page = staff.stranger(look).page();
        Screen customer = new Screen(page, "");
        customer.shows(link);
        assertThat(page.locator("main h1")).isVisible();
        check(customer, "status-page", look);

        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.LIGHT));
        customer.picture("status-page-" + look.width() + "-" + look.locale().substring(0, 2) + "-print");
        assertThat(page.locator(".now")).isVisible();
        assertThat(page.locator("ol li").first()).isVisible();
        assertThat(page.locator(":is(nav, form, button, summary, input):visible"))
                .hasCount(0);
        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        assertThat(Cuts.of(page)).as("the printed page at %s", look).isEmpty();
    }

    private static String aStatusPage(Staff staff) {
        return MADE.computeIfAbsent("status", kind -> {
            Screen cem = staff.at("Cem");
            cem.shows("/desk/" + RefundJourneyTests.opensARefund(cem, "Lot Prins"));
            cem.button("Make a link").click();
            return cem.page().getByLabel("Link for this customer alone").inputValue();
        });
    }

    private static Screen reducedMotion(Screen screen) {
        screen.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        return screen;
    }

    private static void shows(Screen screen, String page, Staff.Look look) {
        screen.shows(page);
        assertThat(screen.page().locator("h1")).isVisible();
        check(screen, page.substring(1).replace('/', '-'), look);
    }

    private static String aCaseInWork(Staff staff) {
        return MADE.computeIfAbsent("loan", kind -> {
            Screen carla = staff.at("Carla");
            String reference = LoanJourneyTests.opensAnApplication(carla, "Mila Jansen");
            assertThat(carla.link("Complete application")).isVisible();
            return reference;
        });
    }

    /** In the colours it has now all the rules, in the others those of colours, which it keeps: one turn for each screen. */
    static void check(Screen screen, String name, Staff.Look look) {
        screen.settle();
        // What the head of the page happens to cover after scrolling is no fault of the screen.
        screen.page().evaluate("scrollTo(0, 0)");
        ColorScheme now = screen.colours();
        String where = name + "-" + look.width() + "-" + look.locale().substring(0, 2) + "-";
        screen.picture(where + now);
        Object overhang =
                screen.page().evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(overhang).as("%s scrolls sideways by, at %s", name, look).isEqualTo(0);
        assertThat(Cuts.of(screen.page())).as("%s at %s", name, look).isEmpty();
        if (look.width() < A_PHONES) {
            assertThat(Cuts.nestedScrollers(screen.page()))
                    .as("what scrolls in what, in %s at %s", name, look)
                    .isEmpty();
        }
        assertThat(screen.brokenRules()).as("%s at %s, %s", name, look, now).isEmpty();
        ColorScheme other = now == ColorScheme.LIGHT ? ColorScheme.DARK : ColorScheme.LIGHT;
        screen.turn(other);
        screen.picture(where + other);
        assertThat(screen.brokenContrasts())
                .as("%s at %s, %s", name, look, other)
                .isEmpty();
    }
}
