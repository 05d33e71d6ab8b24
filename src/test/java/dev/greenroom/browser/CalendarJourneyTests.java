package dev.greenroom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A process owner changes when an office works, seeing first what that makes of due dates. */
@BrowserTest
class CalendarJourneyTests {

    @Test
    void aCalendarIsPreviewedPutInForceAndNotOverwrittenByWhoReadItEarlier(Staff staff) {
        Screen olga = staff.at("Olga");
        Screen otto = staff.at("Otto");
        olga.link("Service levels").click();
        assertThat(olga.heading("Calendars")).isVisible();
        olga.link("us-office").click();
        otto.open("/service-levels/calendars/us-office");
        assertThat(otto.page().getByLabel("Friday")).hasValue("09:00–17:00");

        Locator example = olga.page().locator("output").first();
        assertThat(example).containsText("→ due");
        String before = example.textContent();
        olga.page().getByLabel("Monday").fill("");
        assertThat(example).not().hasText(before);
        assertThat(example).containsText("(now ");
        olga.page().getByLabel("Tuesday").fill("9-25");
        assertThat(olga.page().locator("[aria-invalid=true]")).hasCount(1);
        assertThat(olga.button("Put in force")).isDisabled();
        olga.picture("calendar-refused");
        olga.page().getByLabel("Tuesday").fill("9-17");
        assertThat(olga.page().locator("[aria-invalid=true]")).hasCount(0);
        olga.page().getByLabel("Why").fill("Closed on Mondays");
        olga.picture("calendar-preview");
        olga.button("Put in force").click();
        assertThat(olga.page().getByText(Pattern.compile("^Version \\d+ is in force$")))
                .isVisible();
        assertThat(olga.page().getByText("Closed on Mondays")).isVisible();

        otto.page().getByLabel("Friday").fill("9-15");
        assertThat(otto.button("Put in force")).isEnabled();
        otto.button("Put in force").click();
        assertThat(otto.page().getByText("Somebody else has put another version of this calendar"))
                .isVisible();
        otto.picture("calendar-conflict");
        otto.button("Read the newest version, keep my changes").click();
        assertThat(otto.page().getByText("Somebody else has put another version of this calendar"))
                .hasCount(0);
        assertThat(otto.page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Put it in force")))
                .isFocused();
        assertThat(otto.page().getByLabel("Friday")).hasValue("9-15");
        assertThat(otto.page().getByLabel("Monday")).hasValue("");
    }

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
        assertThat(anna.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Service levels")))
                .hasCount(0);
        anna.open("/service-levels/calendars/de-office");
        assertThat(anna.page().getByLabel("Monday")).hasValue("09:00–17:00");
        assertThat(anna.page().getByLabel("Monday")).isDisabled();
        assertThat(anna.button("Put in force")).hasCount(0);
    }
}
