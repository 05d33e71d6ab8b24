package dev.greenroom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A process owner changes when an office works, seeing first what that makes of due dates. */
@BrowserTest
class CalendarJourneyTests {

    @Test
    void aCalendarIsChangedWithoutAMouse(Staff staff) {
        Screen olga = staff.at("Olga");
        olga.tabTo(olga.link("Service levels"));
        olga.press("Enter");
        olga.tabTo(olga.link("uk-office"));
        olga.press("Enter");
        olga.tabTo(olga.page().getByLabel("Saturday"));
        olga.page().keyboard().type("10-12");
        olga.tabTo(olga.page().getByLabel("Month and day"));
        olga.page().keyboard().type("12-24");
        olga.tabTo(olga.button("Add holiday"));
        olga.press("Enter");
        assertThat(olga.page().getByText("every year on 12-24")).isVisible();
        olga.tabTo(olga.page().getByLabel("Why"));
        olga.page().keyboard().type("Saturdays before Christmas");
        assertThat(olga.button("Put in force")).isEnabled();
        olga.tabTo(olga.button("Put in force"));
        olga.press("Enter");
        assertThat(olga.page().getByText(Pattern.compile("^Version \\d+ is in force$")))
                .isVisible();
        assertThat(olga.page().getByLabel("Saturday")).hasValue("10:00–12:00");
    }

    @Test
    void whoMayNotChangeACalendarCanReadIt(Staff staff) {
        Screen anna = staff.at("Anna");
        assertThat(anna.page()
                        .getByRole(
                                com.microsoft.playwright.options.AriaRole.LINK,
                                new Page.GetByRoleOptions().setName("Service levels")))
                .hasCount(0);
        anna.open("/service-levels/calendars/de-office");
        assertThat(anna.page().getByLabel("Monday")).hasValue("09:00–17:00");
        assertThat(anna.page().getByLabel("Monday")).isDisabled();
        assertThat(anna.button("Put in force")).hasCount(0);
    }
}
