package dev.greenroom.sla;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import dev.greenroom.Office;
import dev.greenroom.cases.Loans;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Olga gives a step more time; what is open follows, and what was used stays used. */
@GreenroomTest
class ServiceLevelHttpTests {

    private static final String LEVEL = "loan-application.complete-application";

    private final ApplicationContext context;
    private final Http olga;

    ServiceLevelHttpTests(@Autowired ApplicationContext context) {
        this.context = context;
        this.olga = Http.of(context.getEnvironment()).as("olga");
    }

    @BeforeEach
    void asShipped() {
        CleanHouse.empty(context);
    }

    private ObjectNode table() {
        return (ObjectNode) olga.get("/api/service-levels").json();
    }

    private static ObjectNode line(JsonNode table, String level) {
        for (JsonNode line : table.isArray() ? table : table.get("items")) {
            if (line.get("level").asText().equals(level)) {
                return (ObjectNode) line;
            }
        }
        throw new AssertionError(level);
    }

    private static String change(JsonNode table) {
        ObjectNode change = new JsonMapper().createObjectNode();
        change.set("expectedVersion", table.get("version"));
        change.set("items", table.get("items"));
        return change.toString();
    }

    @Test
    void everybodyReadsTheTable() {
        JsonNode table = Http.of(context.getEnvironment())
                .as("anna")
                .get("/api/service-levels")
                .json();
        ObjectNode gold = (ObjectNode) table.get("items").get(0);
        assertThat(gold.get("level").asText()).isEqualTo("loan-application");
        assertThat(gold.get("customerTier").asText()).isEqualTo("gold");
        assertThat(gold.get("target").asInt()).isEqualTo(20);
        assertThat(gold.get("unit").asText()).isEqualTo("calendar-days");
        assertThat(line(table, "loan-application.assess-lead").get("priority").asText())
                .isEqualTo(">= 80");
        assertThat(Http.of(context.getEnvironment())
                        .as("anna")
                        .put("/api/service-levels", change(table))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whatTheDeskAsksCountsAsShippedWhenTheTableSaysNothingAndThatIsSaid() {
        Office office = new Office(context);
        String before = office.aRefundToReview();
        String after = office.aRefundToReview();
        asks(before);
        ObjectNode table = table();
        assertThat(table.get("unsaid")).isEmpty();
        line(table, "nudge").put("level", "nudge-of-old");
        line(table, "question").put("level", "question-of-old");
        Http.Answer changed = olga.put("/api/service-levels", change(table));
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);

        assertThat(changed.json().at("/serviceLevels/unsaid").toString()).isEqualTo("[\"nudge\",\"question\"]");
        asks(after);
        assertThat(asked(after)).hasSize(2).isEqualTo(asked(before));
    }

    private void asks(String reference) {
        Http carla = Http.of(context.getEnvironment()).as("carla");
        String path = "/api/desk/cases/" + reference;
        assertThat(carla.post(path + "/nudges", "{\"reason\": \"customer-waits\"}")
                        .status())
                .isEqualTo(201);
        assertThat(carla.post(path + "/questions", "{\"text\": \"When?\"}").status())
                .isEqualTo(201);
    }

    private List<String> asked(String reference) {
        return context.getBean(JdbcTemplate.class)
                .queryForList(
                        "select concat(kind, ' ', warn_at, ' ', due_at) from sla_row where kind in ('nudge', 'question')"
                                + " and root_instance_id = (select current_instance_id from case_view where reference = ?)"
                                + " order by kind",
                        String.class,
                        reference);
    }

    @Test
    void refusesInTheCallersLanguage() {
        ObjectNode table = table();
        line(table, LEVEL).put("target", -1);
        assertThat(refusal("en", table)).isEqualTo("A target lasts longer than nothing.");
        assertThat(refusal("de", table)).isEqualTo("Ein Ziel dauert länger als nichts.");
        line(table, LEVEL).put("target", 2).put("calendar", "moon");
        assertThat(refusal("de", table)).isEqualTo("Den Kalender moon gibt es nicht.");
        line(table, LEVEL).put("calendar", "nl-office").put("unit", "moons");
        assertThat(refusal("de", table))
                .startsWith("Ein Ziel zählt Minuten, Stunden oder Tage")
                .endsWith("nicht moons.");
    }

    private String refusal(String language, ObjectNode table) {
        Http.Answer refused = Http.of(context.getEnvironment())
                .as("olga")
                .with("Accept-Language", language)
                .put("/api/service-levels", change(table));
        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        return refused.json().at("/errors/0/message").asText();
    }

    @Test
    void aChangeMovesWhatItsPreviewTold() {
        Loans loans = new Loans(context);
        String reference = loans.start(Loans.LARGE_AND_INCOMPLETE);
        ObjectNode table = table();
        line(table, LEVEL).put("target", 3);

        Http.Answer previewed = olga.post("/api/service-levels/preview", "{\"items\": " + table.get("items") + "}");
        assertThat(previewed.status()).as(previewed.toString()).isEqualTo(200);
        JsonNode moves = previewed.json().get("moves");
        assertThat(moves.get("count").asInt()).isEqualTo(1);
        assertThat(moves.at("/items/0/reference").asText()).isEqualTo(reference);
        assertThat(moves.at("/items/0/newDueAt").asText()).isEqualTo("2026-03-05T16:00:00Z");
        Http.Answer changed = olga.put("/api/service-levels", change(table));

        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(line(changed.json().get("serviceLevels"), LEVEL)
                        .get("target")
                        .asInt())
                .isEqualTo(3);
        String id = changed.json().at("/recomputation/id").asText();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> olga.get("/api/recomputations/" + id)
                .json()
                .get("state")
                .asText()
                .equals("done"));
        assertThat(olga.get("/api/recomputations/" + id).json().get("moved").asInt())
                .isEqualTo(1);
        JsonNode item = loans.as("carla")
                .get("/api/work/" + loans.itemAt(reference, "Task_CompleteApplication"))
                .json();
        assertThat(item.at("/sla/dueAt").asText()).isEqualTo("2026-03-05T16:00:00Z");
        assertThat(olga.put("/api/service-levels", change(table)).status()).isEqualTo(409);
        assertThat(Http.of(context.getEnvironment())
                        .as("otto")
                        .put("/api/service-levels", change(table()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aPreviewSaysWhatEachLineMakesOfAnExample() {
        ObjectNode table = table();
        ObjectNode line = line(table, LEVEL);
        line.put("target", 3);
        int at = 0;
        while (!table.get("items").get(at).equals(line)) {
            at++;
        }
        String asked = "{\"openedAt\": \"%s\", \"items\": " + table.get("items") + "}";

        JsonNode examples = olga.post("/api/service-levels/preview", asked.formatted("2026-03-06T14:00:00Z"))
                .json()
                .get("examples");

        assertThat(examples).hasSize(table.get("items").size());
        assertThat(examples.get(at).get("dueNow").asText()).isEqualTo("2026-03-10T16:00:00Z");
        assertThat(examples.get(at).get("dueThen").asText()).isEqualTo("2026-03-11T16:00:00Z");
        assertThat(olga.post("/api/service-levels/preview", asked.formatted("2999-01-01T00:00:00Z"))
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("openedAt");
    }

    @Test
    void levelsHaveNamesInTheReadersLanguage() {
        JsonNode names = table().get("names");
        ObjectNode whole = line(names, "loan-application");
        assertThat(whole.get("process").asText()).isEqualTo("Loan application");
        assertThat(whole.has("step")).isFalse();
        assertThat(line(names, LEVEL).get("step").asText()).isEqualTo("Complete application");
        assertThat(names.findValuesAsText("step"))
                .as("a case never stays there")
                .contains("Pack order")
                .doesNotContain("Packing cancelled");
    }

    @Test
    void theTableAsItIsMovesNothing() {
        new Loans(context).start(Loans.LARGE_AND_INCOMPLETE);
        JsonNode moves = olga.post("/api/service-levels/preview", "{\"items\": " + table().get("items") + "}")
                .json()
                .get("moves");
        assertThat(moves.get("count").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "target | -1",
                "target | 0",
                "target | 99999",
                "target | 1.5",
                "target | null",
                "unit | ^moons^",
                "calendar | ^moon-office^",
                "warnAt | 101",
                "warnAt | -1",
                "warnAt | null",
                "level | ^Loan \\u0022 or true^",
                "priority | ^urgent^",
                "customerTier | ^gold\\u0022, ${x}^",
                "escalateTo | ^Credit Lead^",
                "pauseWhile | ^lunch^",
            })
    void whatCannotBeRightIsRefusedWithTheField(String field, String value) throws IOException {
        ObjectNode table = table();
        ObjectNode line = line(table, LEVEL);
        int at = 0;
        while (!table.get("items").get(at).equals(line)) {
            at++;
        }
        line.set(field, new JsonMapper().readTree(value.replace('^', '"')));

        for (Http.Answer answer : new Http.Answer[] {
            olga.put("/api/service-levels", change(table)),
            olga.post("/api/service-levels/preview", "{\"items\": " + table.get("items") + "}")
        }) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
            assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("items[" + at + "]." + field);
        }
    }

    @Test
    void aCalendarTooSmallForALevelIsRefused() {
        Http.Answer refused = olga.post(
                "/api/calendars/nl-office/preview",
                """
                {"calendar": {"zone": "UTC", "weekly": {"monday": ["09:00-09:00:20"]},
                 "holidays": [{"nth": 1, "weekday": "monday", "month": "may"}]}}""");
        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/message").asText()).contains("10 years");
    }
}
