package dev.greenroom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** No typed character is lost, whatever ends: the sign-in, the connection, the screen, the work itself. */
@BrowserTest
class DraftJourneyTests {

    private static final Pattern SAVED = Pattern.compile("^Draft saved");

    @Autowired
    private ProcessEngine engine;

    private static Screen reviewing(Staff staff) {
        Screen cem = staff.at("Cem");
        String reference = RefundJourneyTests.opensARefund(cem, "Jana Otto");
        Screen anna = staff.at("Anna");
        anna.link("My teams").click();
        anna.takes(reference, "Review refund");
        anna.choose("Reject");
        return anna;
    }

    private static Locator reason(Screen screen) {
        return screen.page().locator(".fjs-container").getByLabel(Pattern.compile("^Reason for a rejection"));
    }

    private static void type(Screen screen, String text) {
        reason(screen).focus();
        screen.press("End");
        screen.page().keyboard().type(text);
        screen.press("Tab");
    }

    /**
     * Hears that the sign-in has ended in the middle of a sentence: nothing takes the rest of it away. However long the answer
     * takes, the typing makes no pause, in which the screen would rightly ask.
     */
    private static void isSignedOutWhileTyping(Screen screen, String begun, String rest) {
        Page page = screen.page();
        Object typing = page.evaluate("setInterval(() => document.dispatchEvent(new Event('beforeinput')), 50)");
        reason(screen).focus();
        screen.press("End");
        page.keyboard().type(begun);
        page.context().clearCookies();
        page.waitForResponse(
                        response -> response.status() == 401,
                        () -> page.evaluate("window.dispatchEvent(new Event('blur'))"))
                .finished();
        page.keyboard().type(rest);
        screen.press("Tab");
        page.evaluate("typing => clearInterval(typing)", typing);
    }

    private static void says(Screen screen, Pattern state) {
        assertThat(screen.page().getByText(state))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(15_000));
    }

    /** Types, and the service has it. */
    private static void saves(Screen screen, String text) {
        screen.page()
                .waitForResponse(
                        response -> response.url().endsWith("/draft")
                                && response.status() == 200
                                && String.valueOf(response.request().postData()).contains(text),
                        () -> type(screen, text));
    }

    /** The same person at another machine, at the same item. */
    private static Screen elsewhere(Staff staff, Screen here) {
        Screen there = staff.at("Anna");
        there.open(here.page().url().replaceFirst("^https?://[^/]+", ""));
        assertThat(there.page().locator(".fjs-form-field").first()).isVisible();
        return there;
    }

    private static Locator group(Screen screen, String name) {
        return screen.page().getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    void whatIsTypedOutlivesTheSignInTheConnectionAndTheScreen(Staff staff) {
        Screen anna = reviewing(staff);
        saves(anna, "Too late");

        isSignedOutWhileTyping(anna, " by", " far");
        Locator dialog = anna.page().getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Password").fill("anna");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign in"))
                .click();
        assertThat(dialog).hasCount(0);
        assertThat(reason(anna)).hasValue("Too late by far");
        says(anna, SAVED);

        anna.page().context().setOffline(true);
        type(anna, ", sorry");
        says(anna, Pattern.compile("^Kept in this browser"));
        anna.page().context().setOffline(false);
        anna.page().reload();
        assertThat(reason(anna)).hasValue("Too late by far, sorry");
        says(anna, SAVED);

        assertThat(reason(elsewhere(staff, anna))).hasValue("Too late by far, sorry");
    }

    @Test
    void whoTypedAtTwoScreensChoosesFieldByField(Staff staff) {
        Screen anna = reviewing(staff);
        saves(anna, "Old");
        Screen there = elsewhere(staff, anna);
        saves(there, " from there");
        type(anna, " from here");

        Locator choice = group(anna, "Which entries stay?");
        assertThat(choice).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(15_000));
        assertThat(choice.locator("option"))
                .hasText(new String[] {"Here: Old from here", "Saved elsewhere: Old from there"});
        assertThat(reason(anna)).hasValue("Old from here");
        assertThat(anna.brokenRules()).isEmpty();
        anna.picture("draft-conflict");
        choice.locator("select").selectOption("saved");
        anna.button("Keep these").click();

        assertThat(choice).hasCount(0);
        assertThat(reason(anna)).hasValue("Old from there");
        says(anna, SAVED);
    }

    @Test
    void whatWasTypedForWorkThatSomebodyElseDidIsStillThere(Staff staff) {
        Screen anna = reviewing(staff);
        saves(anna, "Never bought here");
        String item = anna.page().url().replaceFirst(".*item=([^&]+).*", "$1");
        TaskService tasks = engine.getTaskService();
        tasks.setAssignee(item, "berta");
        engine.getIdentityService().setAuthenticatedUserId("berta");
        tasks.complete(item, Map.of("reviewResult", "approve"));
        engine.getIdentityService().clearAuthentication();

        Locator left = anna.page().getByLabel("What you had typed").locator("visible=true");
        assertThat(left.last()).hasValue(Pattern.compile("Reason for a rejection: Never bought here"));
        assertThat(anna.brokenRules()).isEmpty();
        anna.picture("draft-left");
        anna.button("Keep as a note").click();
        assertThat(left).hasCount(0);
        anna.page()
                .getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Timeline"))
                .click();
        assertThat(anna.page().getByText("Never bought here")).isVisible();
    }
}
