package dev.greenroom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.greenroom.engine.decisions.Decisions;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.sla.TableDoor;
import dev.greenroom.work.QueueModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A process owner gives a step more time, or puts other work first, seeing before what that makes of open work. */
@BrowserTest
class LevelJourneyTests {

    private static final String RANKING = "work-ranking";

    private static final String ROW = "Refund request · Review refund";
    private static final String RULES_MEANWHILE = "Somebody else has put other rules in force";
    private static final String MEANWHILE = "Somebody else has put other service levels in force";

    @Test
    void aLevelIsPreviewedPutInForceAndNotOverwrittenByWhoReadItEarlier(Staff staff) {
        String reference = RefundJourneyTests.opensARefund(staff.at("Cem"), "Lieke Smit");
        Screen olga = refunds(staff.at("Olga"));
        Screen otto = refunds(staff.at("Otto"));

        target(olga).fill("soon");
        assertThat(olga.page().locator("[aria-invalid=true]")).hasCount(1);
        assertThat(olga.page().getByText("A number above 0")).isVisible();
        assertThat(olga.button("Put in force")).isDisabled();
        olga.picture("level-refused");
        target(olga).fill("3");
        assertThat(olga.page().locator("output")).containsText("→ due");
        assertThat(olga.page().locator("output")).containsText("(now ");
        assertThat(olga.page().getByText(Pattern.compile("open due dates? would move")))
                .isVisible();
        assertThat(olga.link(reference)).isVisible();
        olga.picture("level-preview");
        olga.button("Put in force").click();
        saysItIsInForce(olga);
        assertThat(olga.page()
                        .getByText(Pattern.compile("^. Service levels: all [\\d,]+ due dates checked, [\\d,]+ moved")))
                .isVisible();
        olga.picture("level-in-force");

        target(otto).fill("4");
        assertThat(otto.page().getByText(MEANWHILE)).isVisible();
        assertThat(otto.button("Put in force")).isDisabled();
        otto.picture("level-conflict");
        otto.button("Read the newest version, keep my changes").click();
        assertThat(otto.page().getByText(MEANWHILE)).hasCount(0);
        assertThat(outlook(otto)).isFocused();
        assertThat(otto.page()
                        .getByText(Pattern.compile("^In force: 3 working days"))
                        .first())
                .isVisible();
        assertThat(target(otto)).hasValue("4");
        target(otto).fill("1");
        assertThat(otto.button("Put in force")).isEnabled();
        otto.button("Put in force").click();
        saysItIsInForce(otto);
    }

    @Test
    void aRowForGoldenCustomersIsAddedAndTakenAwayWithoutAMouse(Staff staff) {
        Screen olga = staff.at("Olga");
        olga.tabTo(olga.link("Service levels"));
        olga.press("Enter");
        olga.tabTo(olga.page().getByLabel("Kind of case"));
        olga.page().keyboard().type("Order");
        olga.tabTo(olga.page().getByLabel("Another row for"));
        olga.page().keyboard().type("Pack o");
        olga.tabTo(olga.button("Add a row"));
        olga.press("Enter");
        assertThat(target(olga)).isFocused();
        olga.page().keyboard().type("4");
        olga.tabTo(olga.page().getByLabel("Counted in"));
        olga.page().keyboard().type("working h");
        assertThat(olga.page().getByText("There is a row for this step")).isVisible();
        olga.tabAndType("Only tiers", "gold");
        assertThat(olga.page().getByText("There is a row for this step")).hasCount(0);
        assertThat(olga.button("Put in force")).isEnabled();
        olga.tabTo(olga.button("Put in force"));
        olga.press("Enter");
        String row = "Order fulfilment · Pack order · gold";
        saysItIsInForce(olga);
        assertThat(outlook(olga)).isFocused();
        assertThat(olga.button("Close " + row)).isVisible();
        olga.tabTo(olga.button("Remove this row"));
        olga.press("Enter");
        assertThat(olga.button("Put this row back")).isFocused();
        olga.picture("level-removed");
        assertThat(olga.button("Put in force")).isEnabled();
        olga.tabTo(olga.button("Put in force"));
        olga.press("Enter");
        assertThat(olga.button(Pattern.compile(" " + row + "$"))).hasCount(0);
    }

    @Test
    void aRuleIsPreviewedAndPutsOtherWorkFirst(
            Staff staff,
            @Autowired ProcessEngine engine,
            @Autowired CaseViews cases,
            @Autowired Decisions decisions,
            @Autowired TableDoor door) {
        byte[] before = decisions.source(RANKING).orElseThrow();
        QueueModel queue = QueueModel.deployed(engine, "warehouse");
        String urgent = referenceOf(engine, cases, queue.item(QueueModel.PLAIN, 90, 1));
        String large = referenceOf(engine, cases, queue.item(QueueModel.PLAIN, 50, 60_001));
        Screen walter = staff.at("Walter");
        walter.open("/work?sort=score");
        Locator both = walter.page()
                .locator("[role=row]", new Page.LocatorOptions().setHasText(Pattern.compile(urgent + "|" + large)));
        assertThat(both).hasCount(2);
        assertThat(both.first()).containsText(urgent);

        Screen olga = staff.at("Olga");
        olga.open("/ranking");
        olga.button("Change large amount").click();
        Locator points = points(olga);
        points.fill("many");
        assertThat(olga.page().locator("[aria-invalid=true]")).hasCount(1);
        assertThat(olga.button("Put in force")).isDisabled();
        points.fill("9000");
        // Work of other tests may be worth as much.
        Locator previewed = olga.page()
                .locator("ol li", new Page.LocatorOptions().setHasText(Pattern.compile(urgent + "|" + large)));
        assertThat(previewed.first()).containsText(large);
        assertThat(previewed.first()).containsText("→ 9,0");
        olga.picture("ranking-preview");
        olga.button("Put in force").click();
        assertThat(olga.page().getByText("The rules are in force").first()).isVisible();

        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            walter.open("/work?sort=score");
            assertThat(both.first()).containsText(large);
        });
        door.publish(RANKING, before, "olga");
    }

    @Test
    void rulesAreOverwrittenNeitherByTheAnswerNorByWhoReadThemEarlier(
            Staff staff, @Autowired Decisions decisions, @Autowired TableDoor door) {
        byte[] before = decisions.source(RANKING).orElseThrow();
        Screen olga = staff.at("Olga");
        Screen otto = staff.at("Otto");
        List.of(olga, otto).forEach(screen -> {
            screen.open("/ranking");
            screen.button("Change large amount").click();
        });

        List<Route> held = new ArrayList<>();
        olga.page().route("**/api/work/ranking/rules", route -> {
            if ("PUT".equals(route.request().method())) {
                held.add(route);
            } else {
                route.resume();
            }
        });
        points(olga).fill("81");
        olga.button("Put in force").click();
        olga.page().waitForCondition(() -> !held.isEmpty());
        points(olga).fill("82");
        held.forEach(Route::resume);
        assertThat(olga.page().getByText("The rules are in force").first()).isVisible();
        assertThat(points(olga)).hasValue("82");
        assertThat(points(olga)).isFocused();
        assertThat(olga.page().getByText(RULES_MEANWHILE)).hasCount(0);
        assertThat(olga.button("Put in force")).isEnabled();

        points(otto).fill("83");
        assertThat(otto.page().getByText(RULES_MEANWHILE)).isVisible();
        assertThat(otto.button("Put in force")).isDisabled();
        otto.picture("ranking-conflict");
        otto.button("Read the newest version, keep my changes").click();
        assertThat(otto.page().getByText(RULES_MEANWHILE)).hasCount(0);
        assertThat(outlook(otto)).isFocused();
        assertThat(points(otto)).hasValue("83");
        assertThat(otto.page().getByText(Pattern.compile("^In force: .*81")).first())
                .isVisible();
        otto.button("Put in force").click();
        assertThat(otto.page().getByText("The rules are in force").first()).isVisible();
        door.publish(RANKING, before, "olga");
    }

    private static String referenceOf(ProcessEngine engine, CaseViews cases, String item) {
        String instance = engine.getTaskService()
                .createTaskQuery()
                .taskId(item)
                .singleResult()
                .getProcessInstanceId();
        return cases.byInstance(instance).orElseThrow().reference();
    }

    @Test
    void whoMayNotChangeThemReadsThem(Staff staff) {
        Screen anna = staff.at("Anna");
        anna.open("/service-levels");
        assertThat(anna.heading("What may take how long")).isVisible();
        assertThat(anna.page().getByText("Whole case").first()).isVisible();
        assertThat(anna.button("Add a row")).hasCount(0);
        assertThat(anna.button(Pattern.compile("^Change"))).hasCount(0);
    }

    private static Screen refunds(Screen screen) {
        screen.open("/service-levels");
        screen.page().getByLabel("Kind of case").selectOption("refund-request");
        screen.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Change " + ROW).setExact(true))
                .click();
        return screen;
    }

    private static void saysItIsInForce(Screen screen) {
        assertThat(screen.page().getByText("The service levels are in force").first())
                .isVisible();
    }

    private static Locator points(Screen screen) {
        return screen.page().getByLabel("Points", new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator outlook(Screen screen) {
        return screen.page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("What your changes mean"));
    }

    private static Locator target(Screen screen) {
        return screen.page().getByLabel("Target", new Page.GetByLabelOptions().setExact(true));
    }
}
