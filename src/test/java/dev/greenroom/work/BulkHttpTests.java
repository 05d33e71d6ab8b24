package dev.greenroom.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Many items at once, and items that came to the wrong team. */
@GreenroomTest
class BulkHttpTests {

    private final ApplicationContext context;
    private QueueModel queue;

    BulkHttpTests(@Autowired ApplicationContext context) {
        this.context = context;
        this.queue = QueueModel.deployed(context.getBean(ProcessEngine.class), "front-office");
    }

    @BeforeEach
    void begin() {
        CleanHouse.empty(context);
        queue = QueueModel.deployed(context.getBean(ProcessEngine.class), "front-office");
    }

    private Http as(String person) {
        return Http.of(context.getEnvironment()).as(person);
    }

    private String item() {
        return queue.item(QueueModel.PLAIN, 50, 0);
    }

    private static String ids(String... ids) {
        return Stream.of(ids).map(id -> "\"" + id + "\"").collect(Collectors.joining(", ", "[", "]"));
    }

    @Test
    void eachItemIsDoneOrRefusedForItself() {
        String free = item();
        String taken = item();
        as("cem").post("/api/work/" + taken + "/claim", "{}");

        Http.Answer answer = as("carla")
                .post("/api/work/bulk", "{\"action\": \"claim\", \"ids\": " + ids(free, taken, "none") + "}");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        JsonNode results = answer.json();
        assertThat(results.get("done").asInt()).isEqualTo(1);
        assertThat(results.get("refused").asInt()).isEqualTo(2);
        assertThat(results.at("/items/0/done").asBoolean()).isTrue();
        assertThat(results.at("/items/1/code").asText()).isEqualTo("task-already-claimed");
        assertThat(results.at("/items/2/code").asText()).isEqualTo("unknown-work-item");
        assertThat(as("carla").get("/api/work/" + free).json().get("assignee").asText())
                .isEqualTo("carla");
    }

    @Test
    void eachResultSaysHowTheItemWasBefore() {
        String mine = queue.item(QueueModel.PLAIN, 40, 0);
        as("carla").post("/api/work/" + mine + "/claim", "{}");
        String free = queue.item(QueueModel.PLAIN, 60, 0);

        JsonNode results = as("sven")
                .post(
                        "/api/work/bulk",
                        "{\"action\": \"priority\", \"priority\": 90, \"ids\": [\"%s\", \"%s\", \"none\"]}"
                                .formatted(mine, free))
                .json()
                .get("items");

        assertThat(results.at("/0/before/assignee").asText()).isEqualTo("carla");
        assertThat(results.at("/0/before/priority").asInt()).isEqualTo(40);
        assertThat(results.at("/1/before/priority").asInt()).isEqualTo(60);
        assertThat(results.get(1).get("before").has("assignee")).isFalse();
        assertThat(results.get(1).get("caseReference").asText()).isNotEmpty();
        assertThat(results.get(2).has("before")).isFalse();
    }

    @Test
    void aListThatHasChangedIsRefusedWithBothCounts() {
        item();
        item();
        String order =
                """
                {"action": "priority", "priority": 80, "query": {"view": "team", "process": "queue-plain"},
                 "expectedCount": %d}""";

        Http.Answer refused = as("sven").post("/api/work/bulk", order.formatted(1));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("code").asText()).isEqualTo("count-changed");
        assertThat(refused.json().get("expectedCount").asInt()).isEqualTo(1);
        assertThat(refused.json().get("count").asInt()).isEqualTo(2);
        assertThat(as("sven").get("/api/work?priority=80").json().get("count").asInt())
                .isZero();

        assertThat(as("sven")
                        .post("/api/work/bulk", order.formatted(2))
                        .json()
                        .get("done")
                        .asInt())
                .isEqualTo(2);
        assertThat(as("sven").get("/api/work?priority=80").json().get("count").asInt())
                .isEqualTo(2);
    }

    @Test
    void whateverNarrowsAListNarrowsWhatIsDone() {
        item();
        Http.Answer none = as("sven")
                .post(
                        "/api/work/bulk",
                        """
                        {"action": "priority", "priority": 80, "expectedCount": 0,
                         "query": {"view": "team", "amountFrom": "5000", "sort": "value"}}""");
        assertThat(none.status()).as(none.toString()).isEqualTo(200);
        assertThat(none.json().get("done").asInt()).isZero();
    }

    @Test
    void whatFailsForOneItemIsSaidOfThatOne() {
        String free = item();
        JsonNode results = as("carla")
                .post("/api/work/bulk", "{\"action\": \"claim\", \"ids\": " + ids("\\u0000", free) + "}")
                .json();
        assertThat(results.at("/items/0/done").asBoolean()).isFalse();
        assertThat(results.at("/items/1/done").asBoolean()).isTrue();
    }

    @Test
    void everyFieldThatCannotBeRightIsNamed() {
        Http.Answer refused = as("sven")
                .post("/api/work/bulk", "{\"action\": \"burn\", \"query\": {\"colour\": \"red\"}, \"ids\": [1]}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").findValuesAsText("field")).contains("action", "ids", "query.colour");
        assertThat(as("sven").post("/api/work/bulk", "{\"action\": \"claim\"}").status())
                .isEqualTo(422);
    }

    @Test
    void manyArePutAsideAndTakenUpAgain() {
        String one = item();
        String other = item();
        String order = "{\"action\": \"%s\", \"reason\": \"waits\", \"ids\": " + ids(one, other) + "}";

        assertThat(as("carla")
                        .post("/api/work/bulk", order.formatted("park"))
                        .json()
                        .get("done")
                        .asInt())
                .isEqualTo(2);
        assertThat(as("carla").get("/api/work?view=parked").json().get("count").asInt())
                .isEqualTo(2);
        assertThat(as("cem")
                        .post("/api/work/bulk", order.formatted("unpark"))
                        .json()
                        .at("/items/1/code")
                        .asText())
                .isEqualTo("not-allowed");
        as("carla").post("/api/work/bulk", order.formatted("unpark"));
        assertThat(as("carla").get("/api/work?view=mine").json().get("count").asInt())
                .isEqualTo(2);
    }

    @Test
    void onlyWhatNobodyChangedSinceIsTakenBack() {
        String left = item();
        String changed = item();
        String order = "{\"action\": \"priority\", \"priority\": %d, \"ids\": %s, \"expectedVersions\": %s}";
        JsonNode done = as("sven")
                .post("/api/work/bulk", order.formatted(90, ids(left, changed), "{}"))
                .json();
        assertThat(done.get("done").asInt()).isEqualTo(2);
        String versions = "{\"%s\": %d, \"%s\": %d}"
                .formatted(
                        left,
                        done.at("/items/0/version").asLong(),
                        changed,
                        done.at("/items/1/version").asLong());
        as("sven").post("/api/work/" + changed + "/priority", "{\"priority\": 70}");

        JsonNode back = as("sven")
                .post("/api/work/bulk", order.formatted(50, ids(left, changed), versions))
                .json();

        assertThat(back.at("/items/0/done").asBoolean()).as(back.toString()).isTrue();
        assertThat(back.at("/items/1/code").asText()).isEqualTo("changed-meanwhile");
        assertThat(back.at("/items/1/caseReference").asText()).isNotEmpty();
        assertThat(as("sven").get("/api/work/" + left).json().get("priority").asInt())
                .isEqualTo(50);
        assertThat(as("sven").get("/api/work/" + changed).json().get("priority").asInt())
                .isEqualTo(70);
    }

    @Test
    void whatAColleagueTookMeanwhileIsLeftToThemAndSaidToBeTheirs() {
        String item = item();
        as("carla").post("/api/work/" + item + "/claim", "{}");
        String ids = "\"ids\": " + ids(item);
        JsonNode done = as("carla")
                .post("/api/work/bulk", "{\"action\": \"release\", " + ids + "}")
                .json();
        as("cem").post("/api/work/" + item + "/claim", "{}");

        JsonNode back = as("carla")
                .post(
                        "/api/work/bulk",
                        "{\"action\": \"claim\", %s, \"expectedVersions\": {\"%s\": %s}}"
                                .formatted(ids, item, done.at("/items/0/version")))
                .json();

        assertThat(back.at("/items/0/code").asText()).as(back.toString()).isEqualTo("changed-meanwhile");
        assertThat(back.at("/items/0/assignee").asText()).isEqualTo("cem");
        assertThat(back.at("/items/0/assigneeName").asText()).isEqualTo("Cem");
        assertThat(as("carla").get("/api/work/" + item).json().get("assignee").asText())
                .isEqualTo("cem");
    }

    @Test
    void whatWasJustDoneCanBeTakenBackWhateverItWas() {
        String item = item();
        String[][] deeds = {
            {"\"claim\"", "\"release\""},
            {"\"assign\", \"user\": \"carla\"", "\"release\""},
            {"\"park\", \"reason\": \"later\"", "\"unpark\""},
        };
        for (String[] deed : deeds) {
            JsonNode done = bulk(deed[0], item, "{}");
            assertThat(done.get("done").asBoolean()).as(deed[0]).isTrue();
            JsonNode back = bulk(deed[1], item, "{\"" + item + "\": " + done.get("version") + "}");
            assertThat(back.get("done").asBoolean()).as(deed[0] + back).isTrue();
        }
        assertThat(as("sven")
                        .post(
                                "/api/work/bulk",
                                "{\"action\": \"claim\", \"ids\": [\"a\"], \"expectedVersions\": {\"a\": \"b\"}}")
                        .status())
                .isEqualTo(422);
    }

    private JsonNode bulk(String action, String item, String versions) {
        return as("sven")
                .post(
                        "/api/work/bulk",
                        "{\"action\": " + action + ", \"ids\": " + ids(item) + ", \"expectedVersions\": " + versions
                                + "}")
                .json()
                .at("/items/0");
    }
}
