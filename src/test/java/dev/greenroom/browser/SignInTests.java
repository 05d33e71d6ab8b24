package dev.greenroom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One press leads everybody to their work, also from the address where the page of the first start leads. */
@BrowserTest
class SignInTests {

    @ParameterizedTest
    @ValueSource(strings = {"Anna", "Bruno", "Walter", "Berta", "Carla", "Cem", "Sven", "Olga", "Otto", "Omar", "Ada"})
    void onePressLeadsToWork(String person, Staff staff) {
        Screen screen = staff.stranger(Staff.DESK);
        screen.open("/sign-in");
        screen.button(Pattern.compile("^" + person)).click();
        assertThat(screen.page()).hasURL(Pattern.compile(".*/work$"));
        assertThat(screen.link("My teams")).isVisible();
    }
}
