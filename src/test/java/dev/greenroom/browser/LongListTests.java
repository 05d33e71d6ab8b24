package dev.greenroom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import dev.greenroom.work.QueueModel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Lists that move: of ten thousand rows few are in the page, what comes and goes leaves the reader where they are, and the
 * row that is pressed is the one that opens.
 */
@BrowserTest
class LongListTests {

    private static final int MOST_ROWS = 60;
    private static final Staff.Look LIST_ALONE = new Staff.Look(820, 640, "en-GB", ColorScheme.LIGHT);
    private static final Staff.Look PHONE = new Staff.Look(360, 640, "en-GB", ColorScheme.LIGHT);

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcTemplate jdbc;

    @AfterEach
    void takeAway() {
        jdbc.update("delete from work_item_group where task_id like 'many-%'");
        jdbc.update("delete from work_item where task_id like 'many-%'");
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(QueueModel.PLAIN)
                .list()
                .forEach(each -> engine.getRuntimeService().deleteProcessInstance(each.getId(), "test"));
    }

    /** Rows like this one, behind it. */
    private void many(String item, int count) {
        List<String> columns = jdbc.queryForList(
                "select column_name from information_schema.columns where table_name = 'work_item'"
                        + " or table_name = 'WORK_ITEM'",
                String.class);
        String values = columns.stream()
                .map(column -> switch (column.toLowerCase(Locale.ROOT)) {
                    case "task_id" -> "'many-' || lpad(cast(n.x as varchar), 5, '0')";
                    case "priority" -> "20";
                    default -> "w." + column;
                })
                .collect(Collectors.joining(", "));
        jdbc.update(
                "insert into work_item (" + String.join(", ", columns) + ") select " + values
                        + " from work_item w cross join system_range(1, ?) n where w.task_id = ?",
                count,
                item);
        jdbc.update("insert into work_item_group (task_id, group_key) select w.task_id, 'warehouse' from work_item w"
                + " where w.task_id like 'many-%'");
    }

    @Test
    void fewRowsAreInThePageAndTheFocusStaysWhileOthersComeAndGo(Staff staff) {
        QueueModel queue = QueueModel.deployed(engine, "warehouse");
        many(queue.item(QueueModel.PLAIN, 30, 100), 9_999);
        Screen walter = staff.at("Walter", LIST_ALONE);
        walter.open("/work?sort=priority");
        assertThat(walter.page().locator("h1")).containsText("10,000");
        Locator rows = walter.page().locator("[role=row]");
        assertThat(rows.first()).isVisible();

        assertFew(rows);
        walter.page().locator("[role=grid]").hover();
        for (int each = 0; each < 4; each++) {
            walter.page().mouse().wheel(0, 700);
            painted(walter);
            assertFew(rows);
        }
        walter.page().locator("nav[aria-label='Pages of the list'] a").last().click();
        assertThat(walter.page().locator("[role=row][data-key='many-00060']")).isVisible();
        assertFew(rows);
        // A page that one comes back to stands where it stood; the beginning of the list is where what is urgent
        // arrives.
        walter.open("/work?sort=priority");
        walter.page().mouse().move(5, 5);

        Locator reader = walter.page().locator("[role=row][data-key='many-00006']");
        reader.focus();
        double stood = top(reader);
        String place = Objects.requireNonNull(reader.getAttribute("aria-rowindex"));
        queue.item(QueueModel.PLAIN, 95, 100);
        String urgent = queue.item(QueueModel.PLAIN, 95, 100);

        String later = String.valueOf(Integer.parseInt(place) + 2);
        assertThat(reader).hasAttribute("aria-rowindex", later);
        assertThat(reader).isFocused();
        painted(walter);
        assertThat(top(reader)).isCloseTo(stood, within(2.0));

        engine.getTaskService().complete(urgent, Map.of());
        assertThat(reader).not().hasAttribute("aria-rowindex", later);
        assertThat(reader).isFocused();
        painted(walter);
        assertThat(top(reader)).isCloseTo(stood, within(2.0));
        assertFew(rows);
    }

    /** What lies under the middle of a row while the list still scrolls to its end. */
    private static final String HIT_AT_THE_END =
            """
            async key => {
              const list = document.querySelector('[role=grid]');
              const scrolled = new Promise(done => list.addEventListener('scroll', done, { once: true }));
              list.scrollTop = list.scrollHeight;
              await scrolled;
              await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
              const { x, y, width, height } = list.querySelector(`[data-key="${key}"]`).getBoundingClientRect();
              const hit = document.elementFromPoint(x + width / 2, y + height / 2);
              return hit?.closest('[role=row]')?.dataset.key ?? hit?.outerHTML.slice(0, 80);
            }""";

    /** The last of them in the order of priority. */
    private static String fifteen(QueueModel queue) {
        for (int each = 0; each < 14; each++) {
            queue.item(QueueModel.PLAIN, 30, 100);
        }
        return queue.item(QueueModel.PLAIN, 10, 100);
    }

    private static Screen atThePhone(Staff staff) {
        Screen walter = staff.at("Walter", PHONE);
        walter.open("/work?sort=priority");
        assertThat(walter.page().locator("h1")).containsText("· 15");
        assertThat(walter.page().locator("[role=row]").first()).isVisible();
        return walter;
    }

    @Test
    void theLastRowOfAPhonesListIsPressedWhileTheListStillScrolls(Staff staff) {
        String last = fifteen(QueueModel.deployed(engine, "warehouse"));
        Screen walter = atThePhone(staff);
        // The whole page stands still: only the list scrolls.
        assertThat(walter.page()
                        .evaluate("document.documentElement.scrollHeight - document.documentElement.clientHeight"))
                .isEqualTo(0);

        assertThat(walter.page().evaluate(HIT_AT_THE_END, last)).isEqualTo(last);
        walter.page().locator("[data-key='" + last + "']").click();

        assertThat(walter.page().locator("#task-title")).isVisible();
        assertThat(walter.page().url()).contains("item=" + last);
    }

    @Test
    void theRowThatIsPressedOpensThoughAnotherArrivesMeanwhile(Staff staff) {
        QueueModel queue = QueueModel.deployed(engine, "warehouse");
        queue.item(QueueModel.PLAIN, 30, 100);
        String pressed = queue.item(QueueModel.PLAIN, 10, 100);
        Screen walter = staff.at("Walter", PHONE);
        walter.open("/work?sort=priority");
        assertThat(walter.page().locator("h1")).containsText("· 2");
        Locator row = walter.page().locator("[data-key='" + pressed + "']");
        // What has the focus loses it to the row: that does not end the press.
        walter.press("/");
        row.hover();
        double stood = top(row);

        walter.page().mouse().down();
        queue.item(QueueModel.PLAIN, 95, 100);
        assertThat(walter.page().locator("h1")).containsText("· 3");
        painted(walter);
        assertThat(top(row)).isCloseTo(stood, within(0.5));
        walter.page().mouse().up();

        assertThat(walter.page().locator("#task-title")).isVisible();
        assertThat(walter.page().url()).contains("item=" + pressed);
        walter.page().goBack();
        assertThat(walter.page().locator("[role=row]")).hasCount(3);
    }

    /** Presses a row of a list that was scrolled in the same frame, and says how far it is scrolled then. */
    private static final String PRESSED_AS_SOON_AS_SCROLLED =
            """
            key => {
              const list = document.querySelector('[role=grid]');
              list.scrollTop = 30;
              const row = list.querySelector(`[data-key="${key}"]`);
              const { x, y, width, height } = row.getBoundingClientRect();
              const how = {
                bubbles: true, cancelable: true, composed: true, pointerId: 1, pointerType: 'mouse', isPrimary: true,
                button: 0, buttons: 1, detail: 1, width: 1, height: 1, pressure: 0.5,
                clientX: x + width / 2, clientY: y + height / 2,
              };
              row.dispatchEvent(new PointerEvent('pointerdown', how));
              row.dispatchEvent(new MouseEvent('mousedown', how));
              row.focus();
              window.letGo = () => {
                const under = document.elementFromPoint(how.clientX, how.clientY);
                under.dispatchEvent(new PointerEvent('pointerup', { ...how, buttons: 0, pressure: 0 }));
                under.dispatchEvent(new MouseEvent('mouseup', { ...how, buttons: 0 }));
                under.dispatchEvent(new MouseEvent('click', { ...how, buttons: 0 }));
              };
              return list.scrollTop;
            }""";

    /** The list once went back to where it had been: the row was gone from under the hand, and its click with it. */
    @Test
    void theRowThatIsPressedStaysThoughTheListWasScrolledJustBefore(Staff staff) {
        QueueModel queue = QueueModel.deployed(engine, "warehouse");
        String pressed = "";
        for (int each = 0; each < 12; each++) {
            String item = queue.item(QueueModel.PLAIN, 90 - each, 100);
            pressed = each == 7 ? item : pressed;
        }
        Screen walter = staff.at("Walter", PHONE);
        walter.open("/work?sort=priority");
        assertThat(walter.page().locator("h1")).containsText("· 12");
        assertThat(walter.page().locator("[data-key='" + pressed + "']")).isVisible();

        assertThat(walter.page().evaluate(PRESSED_AS_SOON_AS_SCROLLED, pressed)).isEqualTo(30);
        painted(walter);
        assertThat(walter.page().evaluate("document.querySelector('[role=grid]').scrollTop"))
                .isEqualTo(30);
        walter.page().evaluate("letGo()");
        assertThat(walter.page().locator("#task-title")).isVisible();
        assertThat(walter.page().url()).contains("item=" + pressed);
    }

    /** Where the row stands after each change of the page, before anybody could press it. */
    private static final String WATCH =
            """
            row => {
              window.stood = [];
              new MutationObserver(async () => {
                for (let turn = 0; turn < 20; turn++) await undefined;
                window.stood.push(Math.round(row.getBoundingClientRect().top));
              }).observe(row.closest('[role=grid]'), { subtree: true, childList: true, attributes: true });
            }""";

    @Test
    void theRowUnderTheHandStandsStillWhileOthersComeAndGo(Staff staff) {
        QueueModel queue = QueueModel.deployed(engine, "warehouse");
        String last = fifteen(queue);
        Screen walter = atThePhone(staff);
        assertThat(walter.page().evaluate(HIT_AT_THE_END, last)).isEqualTo(last);
        Locator row = walter.page().locator("[data-key='" + last + "']");
        row.hover();
        int stood = (int) Math.round(top(row));
        row.evaluate(WATCH);

        String urgent = queue.item(QueueModel.PLAIN, 95, 100);
        assertThat(walter.page().locator("h1")).containsText("· 16");
        painted(walter);
        engine.getTaskService().complete(urgent, Map.of());
        assertThat(walter.page().locator("h1")).containsText("· 15");
        painted(walter);

        assertThat((List<?>) walter.page().evaluate("window.stood"))
                .isNotEmpty()
                .allMatch(each -> each.equals(stood));
        row.click();
        assertThat(walter.page().locator("#task-title")).isVisible();
        assertThat(walter.page().url()).contains("item=" + last);
    }

    private static void assertFew(Locator rows) {
        assertThat(rows.count()).isBetween(1, MOST_ROWS);
    }

    private static void painted(Screen screen) {
        screen.page().evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    private static double top(Locator row) {
        return Objects.requireNonNull(row.boundingBox()).y;
    }
}
