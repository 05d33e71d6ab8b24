package dev.greenroom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What a person sees and does at one screen, in English or German. */
record Screen(Page page, String address) {

    private static final Pattern REFERENCE = Pattern.compile("[A-Z]{2}-\\d+-\\w$");

    private static final boolean PICTURES = Boolean.getBoolean("greenroom.pictures");

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("ddMMyyyy", Locale.ROOT);

    /** Three times in a row, so that what came has been drawn, and has asked for what it needs itself. */
    private static final String SETTLED =
            """
            () => {
              const waits = window.asked > 0 || !document.querySelector('h1')
                || document.querySelector('[class*=skeleton], [aria-busy=true]');
              window.still = waits ? 0 : (window.still ?? 0) + 1;
              if (window.still < 3) return false;
              window.still = 0;
              return true;
            }""";

    private static final String TURNED =
            """
            async () => {
              const frame = () => new Promise(requestAnimationFrame);
              const turns = each => each instanceof CSSTransition && each.playState === 'running';
              await frame();
              do await frame(); while (document.getAnimations().some(turns));
            }""";

    void signIn(String person) {
        page.navigate(address + "/");
        button(Pattern.compile("^" + person, Pattern.CASE_INSENSITIVE)).click();
        assertThat(page.getByRole(AriaRole.NAVIGATION).first()).isVisible();
    }

    /** At the work that signing in leads to. */
    void arrives() {
        page.navigate(address + "/work");
        page.getByRole(AriaRole.NAVIGATION).first().waitFor();
    }

    /** Opens a page and waits until all of it is there. */
    void shows(String path) {
        open(path);
        settle();
    }

    void open(String path) {
        page.navigate(address + path);
    }

    Locator button(Pattern name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    void fill(String label, String value) {
        if (DAY.matcher(value).matches()) {
            date(label).focus();
            page.keyboard().type(DAY_FIRST.format(LocalDate.parse(value)));
            return;
        }
        page.getByLabel(Pattern.compile("^" + label.replaceAll("[()]", "\\\\$0")))
                .fill(value);
    }

    /** The first part of a date: in both languages, the day. */
    Locator date(String label) {
        return page.locator(".fjs-form-field", new Page.LocatorOptions().setHasText(label))
                .locator("[role=spinbutton]")
                .first();
    }

    void choose(String option) {
        page.getByLabel(option, new Page.GetByLabelOptions().setExact(true)).check();
    }

    /** Picks from one of form-js's drop-down lists. */
    void pick(String label, String option) {
        page.locator(".fjs-form-field", new Page.LocatorOptions().setHasText(label))
                .locator(".fjs-select-display")
                .click();
        page.locator(".fjs-dropdownlist-item", new Page.LocatorOptions().setHasText(option))
                .first()
                .click();
    }

    /** The row of the list that speaks of the case; appears without a reload. */
    Locator row(String reference) {
        return page.locator("[role=row]", new Page.LocatorOptions().setHasText(reference));
    }

    /** Opens a case of a kind for a customer, from the menu of the Cases screen, and gives its reference. */
    String opens(String kind, String customer, Consumer<Screen> fill) {
        page.locator("nav a[href^='/cases']").click();
        button(Pattern.compile("^(New case|Neuer Vorgang)")).click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(kind))
                .click();
        page.locator("#applicant-name").fill(customer);
        assertThat(page.locator(".fjs-form-field").first()).isVisible();
        fill.accept(this);
        button(Pattern.compile("^(Open the case|Vorgang eröffnen)")).click();
        page.waitForURL(url -> REFERENCE.matcher(url).find());
        return page.url().replaceFirst(".*/", "");
    }

    /** Opens the item of the case in the list of work, once it is at the step, and takes it. */
    void takes(String reference, String step) {
        assertThat(row(reference)).containsText(step);
        row(reference).click();
        assertThat(page.locator("#task-title")).hasText(step);
        claim();
    }

    void withdraws(String reference, String reason) {
        button("Withdraw…").click();
        page.getByLabel("Reason").fill(reason);
        button("Withdraw " + reference).click();
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    }

    /** The case has ended, with the outcome of that name, and its screen says so without a reload. */
    void seesTheEnd(String outcome) {
        assertThat(page.getByText(
                        Pattern.compile("^(Closed|Geschlossen) .* · " + outcome + "$", Pattern.CASE_INSENSITIVE)))
                .isVisible();
    }

    /** Notes what a customer said, in the dialog of that name. */
    void notes(String message, Consumer<Screen> fill) {
        button(message).first().click();
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        fill.accept(this);
        button(Pattern.compile("^(Note it|Notieren)$")).click();
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    }

    void claim() {
        button(Pattern.compile("^(Claim|Übernehmen)\\b")).click();
        assertThat(page.getByText(Pattern.compile("Claimed by you|Von Ihnen übernommen")))
                .isVisible();
        assertThat(page.locator(".fjs-form-field").first()).isVisible();
    }

    void complete() {
        button(Pattern.compile("^(Complete|Abschließen)\\b")).last().click();
    }

    /** Moves the focus to the place with Tab alone. */
    void tabTo(Locator place) {
        assertThat(place).isAttached();
        for (int presses = 0; presses < 80; presses++) {
            if (Boolean.TRUE.equals(place.evaluate("one => one === document.activeElement"))) {
                return;
            }
            press("Tab");
        }
        throw new AssertionError("Tab never reaches " + place);
    }

    /** Types into the field that Tab leads to. */
    void tabAndType(String label, String text) {
        tabTo(page.getByLabel(Pattern.compile("^" + label.replaceAll("[()]", "\\\\$0"))));
        page.keyboard().type(text);
    }

    /** Finds the item of the case with the search key, opens and takes it, all by keys. */
    void takesByKeys(String reference, String step) {
        assertThat(row(reference)).containsText(step);
        press("Escape", "/");
        page.keyboard().press("Control+a");
        page.keyboard().type(reference);
        assertThat(page.locator("[role=row]")).hasCount(1);
        tabTo(row(reference));
        press("Enter");
        assertThat(page.locator("#task-title")).hasText(step);
        assertThat(page.locator(".fjs-form-field").first()).isVisible();
        press("c");
        assertThat(page.getByText(Pattern.compile("Claimed by you|Von Ihnen übernommen")))
                .isVisible();
    }

    void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    /** Changes the theme, and waits until everything has its new colours. */
    void turn(ColorScheme colours) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
        page.evaluate(TURNED);
    }

    ColorScheme colours() {
        return Boolean.TRUE.equals(page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"))
                ? ColorScheme.DARK
                : ColorScheme.LIGHT;
    }

    /** Waits until all that the page asked for is there, and shown: no answer is outstanding, nothing holds a place. */
    void settle() {
        page.waitForFunction(SETTLED);
    }

    /** For people to look at, when they ask for pictures: {@code -Dgreenroom.pictures=true}. */
    void picture(String name) {
        if (!PICTURES) {
            return;
        }
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name.toLowerCase(Locale.ROOT) + ".png"))
                .setFullPage(true));
    }

    /** The rules of accessibility that this screen breaks. */
    List<String> brokenRules() {
        return Axe.all(page);
    }

    /** What is too pale to read. */
    List<String> brokenContrasts() {
        return Axe.contrasts(page);
    }
}
