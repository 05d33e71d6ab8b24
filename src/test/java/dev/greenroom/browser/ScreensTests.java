package dev.greenroom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every screen, in both languages and both themes, on a desk and on a phone, keeps the rules of accessibility. */
@BrowserTest
class ScreensTests {

    static Stream<Staff.Look> looks() {
        return Stream.of("en-GB", "de-DE").flatMap(locale -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                .flatMap(colours -> Stream.of(
                        new Staff.Look(1280, 800, locale, colours), new Staff.Look(360, 640, locale, colours))));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void keepTheRulesOfAccessibility(Staff.Look look, Staff staff) {
        String reference = aCaseInWork(staff);
        Screen door = staff.stranger(look);
        door.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        door.open("/");
        assertThat(door.button(Pattern.compile("^Carla"))).isVisible();
        check(door, "sign-in", look);

        door.signIn("Carla");
        door.open("/work?view=team");
        assertThat(door.row(reference)).isVisible();
        check(door, "work-list", look);
        door.row(reference).click();
        assertThat(door.page().locator("#task-title")).isVisible();
        assertThat(door.page().locator(".fjs-form-field").first()).isVisible();
        check(door, "work-item", look);

        door.open("/cases");
        assertThat(door.page().getByText(reference).first()).isVisible();
        check(door, "cases", look);
        door.open("/cases/" + reference);
        assertThat(door.page().locator(".djs-container svg").first()).isVisible();
        check(door, "case", look);
        door.open("/cases/new");
        assertThat(door.page().locator("#applicant-name")).isVisible();
        check(door, "new-case", look);
    }

    private static String aCaseInWork(Staff staff) {
        Screen carla = staff.at("Carla");
        String reference = LoanJourneyTests.opensAnApplication(carla, "Mila Jansen");
        assertThat(carla.link("Complete application")).isVisible();
        return reference;
    }

    private static void check(Screen screen, String name, Staff.Look look) {
        screen.picture(name + "-" + look.width() + "-" + look.locale().substring(0, 2) + "-" + look.colours());
        Object overhang =
                screen.page().evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(overhang).as("%s scrolls sideways by, at %s", name, look).isEqualTo(0);
        assertThat(screen.brokenRules()).as("%s at %s", name, look).isEmpty();
    }
}
