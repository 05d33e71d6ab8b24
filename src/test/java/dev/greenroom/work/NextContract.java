package dev.greenroom.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.Http;
import dev.greenroom.engine.decisions.Decisions;
import dev.greenroom.shared.MovableClock;
import dev.greenroom.sla.TableDoor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** People ask for work and get the best there is for them; the same on every database. */
abstract class NextContract {

    private static final String IN_ORDER =
            " from work_item where state = 'open' and assignee is null order by score desc, due_order, created_at, task_id";

    final ApplicationContext context;
    final JdbcTemplate jdbc;
    private final MovableClock clock;
    private QueueModel queue;

    NextContract(ApplicationContext context) {
        this.context = context;
        this.jdbc = context.getBean(JdbcTemplate.class);
        this.clock = context.getBean(MovableClock.class);
    }

    @BeforeEach
    void begin() {
        CleanHouse.empty(context);
        queue = QueueModel.deployed(context.getBean(ProcessEngine.class), "front-office");
    }

    Http as(String person) {
        return Http.of(context.getEnvironment()).as(person);
    }

    /** All open work is ranked as of now, by the table in force. */
    void ranked() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    String latest = context.getBean(Decisions.class)
                            .latestVersion(RankingTable.TABLE)
                            .orElseThrow();
                    Integer behind = jdbc.queryForObject(
                            "select count(*) from work_item where state = 'open' and (ranked_by <> ? or ranked_until <= ?)",
                            Integer.class,
                            Integer.valueOf(latest.split(":")[1]),
                            clock.instant().atOffset(java.time.ZoneOffset.UTC));
                    return behind != null && behind == 0;
                });
    }

    private String next(String person) {
        Http.Answer answer = as(person).post("/api/work/next", "{}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().get("id").asText();
    }

    private int score(String item) {
        return jdbc.queryForObject("select score from work_item where task_id = ?", Integer.class, item);
    }

    @Test
    void theMostUrgentComesFirstAndSaysWhy() {
        queue.item(QueueModel.PLAIN, 50, 0);
        String large = queue.item(QueueModel.PLAIN, 50, 60_000);
        String urgent = queue.item(QueueModel.PLAIN, 90, 0);
        ranked();

        JsonNode first = as("carla").post("/api/work/next", "{}").json();

        assertThat(first.get("id").asText()).isEqualTo(urgent);
        assertThat(first.get("assignee").asText()).isEqualTo("carla");
        assertThat(first.get("reasons")).extracting(JsonNode::asText).containsExactly("urgent");
        JsonNode second = as("carla")
                .with("Accept-Language", "de")
                .post("/api/work/next", "{}")
                .json();
        assertThat(second.get("id").asText()).isEqualTo(large);
        assertThat(second.get("reasons")).extracting(JsonNode::asText).containsExactly("hoher Betrag");
    }

    @Test
    void nothingIsGivenToWhoseGroupsHaveNothing() {
        queue.item(QueueModel.PLAIN, 50, 0);
        assertThat(as("anna").post("/api/work/next", "{}").status()).isEqualTo(204);
        assertThat(as("olga").post("/api/work/next", "{}").status()).isEqualTo(403);
    }

    @Test
    void fiftyCallersGetFiftyItemsEachTimeInTheirOrder() {
        Random random = new Random(4);
        for (int each = 0; each < 500; each++) {
            queue.item(QueueModel.PLAIN, random.nextInt(10) * 10, random.nextInt(8) * 10_000);
        }
        ranked();
        List<String> inOrder = jdbc.queryForList("select task_id" + IN_ORDER, String.class);
        assertThat(inOrder).hasSize(500);
        Set<String> given = new HashSet<>();
        for (int round = 1; round <= 10; round++) {
            List<Http.Answer> answers =
                    Crowd.of(50, number -> as(number % 3 == 0 ? "cem" : number % 3 == 1 ? "carla" : "sven")
                            .post("/api/work/next", "{}"));
            assertThat(answers)
                    .allSatisfy(answer ->
                            assertThat(answer.status()).as(answer.toString()).isEqualTo(200));
            answers.forEach(answer -> given.add(answer.json().get("id").asText()));
            assertThat(given).as("round %d", round).containsExactlyInAnyOrderElementsOf(inOrder.subList(0, round * 50));
        }
        assertThat(as("carla").post("/api/work/next", "{}").status()).isEqualTo(204);
        assertThat(jdbc.queryForObject(
                        "select count(*) from timeline_entry where kind = 'work-claimed'", Integer.class))
                .isEqualTo(500);
    }

    @Test
    void whoLacksTheSkillIsNotOfferedTheItem() {
        String motor = queue.item(QueueModel.MOTOR, 90, 0);
        List<String> plain = new ArrayList<>();
        for (int each = 0; each < 3; each++) {
            plain.add(queue.item(QueueModel.PLAIN, 20, 0));
        }
        ranked();
        for (int each = 0; each < 3; each++) {
            assertThat(plain).contains(next("carla"));
        }
        assertThat(as("carla").post("/api/work/next", "{}").status()).isEqualTo(204);
        assertThat(jdbc.queryForObject("select assignee from work_item where task_id = ?", String.class, motor))
                .isNull();
    }

    @Test
    void aChangedRuleReordersTheWorkWithoutARestart() {
        String large = queue.item(QueueModel.PLAIN, 50, 60_000);
        String urgent = queue.item(QueueModel.PLAIN, 90, 0);
        ranked();
        assertThat(score(urgent)).isGreaterThan(score(large));

        String table = new String(
                context.getBean(Decisions.class).source(RankingTable.TABLE).orElseThrow(), StandardCharsets.UTF_8);
        context.getBean(TableDoor.class)
                .publish(
                        RankingTable.TABLE,
                        table.replace("<text>30</text>", "<text>300</text>").getBytes(StandardCharsets.UTF_8),
                        "olga");
        ranked();

        assertThat(score(large)).isEqualTo(300);
        assertThat(next("carla")).isEqualTo(large);
        assertThat(as("olga").get("/api/work/ranking").json().get("waiting").asInt())
                .isZero();
    }

    @Test
    void aScoreGrowsWithTimeAlone() {
        String item = queue.item(QueueModel.PATIENT, 50, 0);
        ranked();
        assertThat(score(item)).isZero();
        clock.advance(Duration.ofHours(25));
        ranked();
        assertThat(score(item)).isEqualTo(10);
        clock.advance(Duration.ofDays(2));
        ranked();
        assertThat(score(item)).isEqualTo(20);
    }

    @Test
    void aNewPriorityCountsAtOnce() {
        String item = queue.item(QueueModel.PLAIN, 50, 0);
        ranked();
        as("sven").post("/api/work/" + item + "/priority", "{\"priority\": 85}");
        ranked();
        assertThat(score(item)).isEqualTo(50);
    }

    @Test
    void whoSkipsSaysWhyAndIsOfferedSomethingElse() {
        String urgent = queue.item(QueueModel.PLAIN, 90, 0);
        String other = queue.item(QueueModel.PLAIN, 50, 0);
        ranked();
        assertThat(next("carla")).isEqualTo(urgent);
        assertThat(as("carla").post("/api/work/" + urgent + "/skip", "{}").status())
                .isEqualTo(422);
        assertThat(as("cem")
                        .post("/api/work/" + urgent + "/skip", "{\"reason\": \"no\"}")
                        .status())
                .isEqualTo(409);

        Http.Answer skipped = as("carla").post("/api/work/" + urgent + "/skip", "{\"reason\": \"I know her\"}");

        assertThat(skipped.status()).as(skipped.toString()).isEqualTo(200);
        assertThat(skipped.json().has("assignee")).isFalse();
        String story = as("carla")
                .get("/api/cases/" + skipped.json().get("caseReference").asText() + "/timeline")
                .body();
        assertThat(story).contains("Carla left “Do it” to somebody else.", "I know her");
        assertThat(next("carla")).isEqualTo(other);
        assertThat(next("cem")).isEqualTo(urgent);
        as("cem").post("/api/work/" + urgent + "/release", "{}");
        assertThat(as("carla").post("/api/work/next", "{}").status()).isEqualTo(204);
        clock.advance(Duration.ofHours(4));
        assertThat(next("carla")).isEqualTo(urgent);
    }

    @Test
    void whatNobodyWantsThreeTimesIsMoreUrgent() {
        String item = queue.item(QueueModel.PLAIN, 50, 0);
        ranked();
        for (String person : List.of("carla", "cem", "sven")) {
            assertThat(as(person)
                            .post("/api/work/" + item + "/skip", "{\"reason\": \"too hard\"}")
                            .status())
                    .isEqualTo(200);
        }
        assertThat(jdbc.queryForObject("select priority from work_item where task_id = ?", Integer.class, item))
                .isEqualTo(70);
    }
}
