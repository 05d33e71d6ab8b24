package dev.greenroom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.greenroom.work.QueueModel;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Work without input, one key after the other; every press is counted. */
@BrowserTest
class NextKeysTests {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcTemplate jdbc;

    private final List<String> pressed = new ArrayList<>();

    /** The screen may still be getting the next item: then once more. */
    @AfterEach
    void takeAway() {
        Awaitility.await().ignoreException(OptimisticLockingException.class).until(() -> {
            engine.getRuntimeService()
                    .createProcessInstanceQuery()
                    .processDefinitionKey(QueueModel.PLAIN)
                    .list()
                    .forEach(each -> engine.getRuntimeService().deleteProcessInstance(each.getId(), "test"));
            return true;
        });
    }

    private void press(Screen screen, String key) {
        pressed.add(key);
        screen.press(key);
    }

    private List<String> items(int count) {
        QueueModel queue = QueueModel.deployed(engine, "warehouse");
        List<String> items = new ArrayList<>();
        for (int each = 0; each < count; each++) {
            items.add(queue.item(QueueModel.PLAIN, 95, 60_000 - each));
        }
        return items;
    }

    private boolean done(String item) {
        return engine.getTaskService().createTaskQuery().taskId(item).count() == 0;
    }

    /** The screen shows this item, claimed and ready to be completed. */
    private void holds(Screen screen, String item) {
        String shown = jdbc.queryForObject("select reference from work_item where task_id = ?", String.class, item);
        assertThat(screen.page().locator("section header a.reference")).hasText(String.valueOf(shown));
        assertThat(screen.page().getByText("Claimed by you")).isVisible();
        assertThat(screen.page().getByText("Nothing to fill in here.")).isVisible();
    }

    @Test
    void twoKeysDoTheFirstAndOneEachFurther(Staff staff) {
        List<String> items = items(4);
        Screen walter = staff.at("Walter");
        walter.open("/work");
        assertThat(walter.button(Pattern.compile("^Get next"))).isVisible();

        press(walter, "g");
        List<String> order = new ArrayList<>();
        for (int each = 1; each <= 3; each++) {
            assertThat(walter.page().getByText("Why this one:")).isVisible();
            String held = held(walter, items, order);
            order.add(held);
            holds(walter, held);
            press(walter, "Control+Enter");
            Awaitility.await().until(() -> done(held));
            assertThat(pressed).hasSize(each + 1);
        }
        assertThat(items).containsAll(order);
    }

    /** Whichever of the items the screen shows now, that it has not shown before. */
    private static String held(Screen screen, List<String> items, List<String> before) {
        List<String> others =
                items.stream().filter(item -> !before.contains(item)).toList();
        screen.page().waitForURL(url -> others.stream().anyMatch(url::contains));
        return others.stream()
                .filter(item -> screen.page().url().contains(item))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void fromTheListFourKeysAreEnough(Staff staff) {
        List<String> items = items(2);
        Screen walter = staff.at("Walter");
        walter.open("/work?sort=priority");
        Locator row = walter.page().locator("[role=row]").first();
        assertThat(row).containsText("Do it");

        press(walter, "j");
        String chosen = held(walter, items, List.of());
        assertThat(walter.page().locator("#task-title")).hasText("Do it");
        assertThat(walter.button(Pattern.compile("^Claim"))).isEnabled();
        press(walter, "c");
        assertThat(walter.page().getByText("Claimed by you")).isVisible();
        press(walter, "Control+Enter");

        Awaitility.await().until(() -> done(chosen));
        assertThat(pressed).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void whatIsSkippedSaysWhyAndIsFollowedByAnother(Staff staff) {
        List<String> items = items(2);
        Screen walter = staff.at("Walter");
        walter.open("/work");
        assertThat(walter.button(Pattern.compile("^Get next"))).isVisible();
        press(walter, "g");
        String first = held(walter, items, List.of());
        walter.button("Skip…").click();
        walter.button("Skip and get the next").click();
        assertThat(walter.page().getByText("Say why, so that the next person knows."))
                .isVisible();
        assertThat(walter.brokenRules()).isEmpty();
        walter.page().getByLabel("Why should somebody else do it?").fill("I know the sender");
        walter.button("Skip and get the next").click();

        String second = held(walter, items, List.of(first));
        holds(walter, second);
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .taskId(first)
                        .singleResult()
                        .getAssignee())
                .isNull();
        assertThat(walter.brokenRules()).isEmpty();
        walter.picture("get-next");
    }
}
