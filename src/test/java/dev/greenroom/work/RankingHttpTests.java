package dev.greenroom.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import dev.greenroom.engine.decisions.Decisions;
import dev.greenroom.engine.models.ModelCheck;
import dev.greenroom.engine.models.TableRows;
import dev.greenroom.sla.TableDoor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Olga changes what comes first, row by row. */
@GreenroomTest
class RankingHttpTests {

    private static final String RULES = "/api/work/ranking/rules";
    private static final int LARGE = 9;

    private final ApplicationContext context;
    private final Http olga;

    RankingHttpTests(@Autowired ApplicationContext context) {
        this.context = context;
        this.olga = as("olga");
    }

    @BeforeEach
    void asShipped() {
        CleanHouse.empty(context);
    }

    private Http as(String person) {
        return Http.of(context.getEnvironment()).as(person);
    }

    private ObjectNode table() {
        return (ObjectNode) olga.get(RULES).json();
    }

    private static ObjectNode row(JsonNode table, int at) {
        return (ObjectNode) table.get("items").get(at);
    }

    private static String change(JsonNode table) {
        ObjectNode change = new JsonMapper().createObjectNode();
        change.set("expectedVersion", table.get("version"));
        change.set("items", table.get("items"));
        return change.toString();
    }

    private static String items(JsonNode table) {
        return new JsonMapper()
                .createObjectNode()
                .set("items", table.get("items"))
                .toString();
    }

    @Test
    void everybodyReadsTheTableAndOwnersChangeIt() {
        JsonNode table = as("anna").get(RULES).json();
        assertThat(row(table, 0).get("sla").asText()).isEqualTo("late");
        assertThat(row(table, 0).get("points").asText()).isEqualTo("100");
        assertThat(row(table, 0).get("reasonDe").asText()).isEqualTo("überfällig");
        assertThat(row(table, 0).has("value")).isFalse();
        assertThat(row(table, 2).get("hoursLeft").asText()).isEqualTo("]0..4]");
        assertThat(row(table, LARGE).get("value").asText()).isEqualTo(">= 50000");
        assertThat(as("anna").put(RULES, change(table)).status()).isEqualTo(403);
        assertThat(as("sven").post(RULES + "/preview", items(table)).status()).isEqualTo(403);
    }

    @Test
    void aRowThatIsReadIsTheRowThatIsWritten() {
        TableRows rows = TableRows.of(
                context.getBean(ModelCheck.class),
                "work-ranking.dmn",
                context.getBean(Decisions.class).source(RankingTable.TABLE).orElseThrow());
        List<Map<String, String>> read = rows.read();
        assertThat(read).hasSize(15);
        assertThat(read.stream().map(row -> RankingRule.of(row).cells())).containsExactlyElementsOf(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "value; lots; Give a number",
                "value; ]20..10]; The range ends",
                "hoursLeft; date(\"2026-01-01\"); Give a number",
                "tier; \"gold\"; Name customer tiers",
                "sla; soon; Give some of",
                "points; many; Give a whole number",
                "points; =1 + 1; An expression can be kept",
                "reasonEn; say \"no\"; Give at most 200",
            })
    void whatIsWrongIsRefusedWhereItStands(String field, String value, String message) {
        ObjectNode table = table();
        row(table, 4).put(field, value);
        for (Http.Answer refused :
                List.of(olga.put(RULES, change(table)), olga.post(RULES + "/preview", items(table)))) {
            assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("items[4]." + field);
            assertThat(refused.json().at("/errors/0/message").asText()).startsWith(message);
        }
        assertThat(table().get("version")).isEqualTo(table.get("version"));
    }

    @Test
    void aRowChangedPutsOtherWorkFirstAsItsPreviewTold() {
        QueueModel queue = QueueModel.deployed(context.getBean(ProcessEngine.class), "front-office");
        String urgent = queue.item(QueueModel.PLAIN, 90, 0);
        String large = queue.item(QueueModel.PLAIN, 50, 60_000);
        ObjectNode table = table();
        row(table, LARGE).put("points", "300").put("reasonEn", "a very large amount");

        Http.Answer previewed = olga.post(RULES + "/preview", items(table));
        assertThat(previewed.status()).as(previewed.toString()).isEqualTo(200);
        JsonNode outlook = previewed.json().get("outlook");
        assertThat(outlook.get("lookedAt").asInt()).isEqualTo(2);
        assertThat(outlook.get("changed").asInt()).isEqualTo(1);
        JsonNode first = outlook.get("items").get(0);
        assertThat(first.get("id").asText()).isEqualTo(large);
        assertThat(first.get("placeBefore").asInt()).isEqualTo(2);
        assertThat(first.get("points").asInt()).isEqualTo(300);
        assertThat(first.get("pointsBefore").asInt()).isEqualTo(30);
        assertThat(first.get("reasons").get(0).asText()).isEqualTo("a very large amount");
        assertThat(table().get("version")).isEqualTo(table.get("version"));

        Http.Answer changed = olga.put(RULES, change(table));
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(row(changed.json(), LARGE).get("points").asText()).isEqualTo("300");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> isRankedBy(changed.json()));
        JsonNode next = as("carla").post("/api/work/next", "{}").json();
        assertThat(next.get("id").asText()).isEqualTo(large).isNotEqualTo(urgent);
        assertThat(next.get("reasons").get(0).asText()).isEqualTo("a very large amount");

        assertThat(olga.put(RULES, change(table)).status()).isEqualTo(409);
        ObjectNode again = table();
        assertThat(olga.put(RULES, change(again)).json().get("version")).isEqualTo(again.get("version"));
    }

    private boolean isRankedBy(JsonNode table) {
        JsonNode state = olga.get("/api/work/ranking").json();
        int version = Integer.parseInt(table.get("version").asText().split(":")[1]);
        return state.get("version").asInt() == version && state.get("waiting").asInt() == 0;
    }

    @Test
    void rowsComeAndGo() {
        ObjectNode table = table();
        ArrayNode rows = (ArrayNode) table.get("items");
        rows.remove(0);
        rows.addObject().put("tier", "gold, bronze").put("sla", "late").put("points", "-5");
        assertThat(olga.put(RULES, change(table)).status()).isEqualTo(200);
        assertThat(table().get("items")).isEqualTo(rows);
    }

    private String source() {
        return new String(
                context.getBean(Decisions.class).source(RankingTable.TABLE).orElseThrow(), StandardCharsets.UTF_8);
    }

    private void drawn(String source) {
        context.getBean(TableDoor.class).publish(RankingTable.TABLE, source.getBytes(StandardCharsets.UTF_8), "olga");
    }

    /** As somebody who draws the table may write it; rows could not say it. */
    @Test
    void wordsThatRowsCannotSayAreKeptAndHoldNothingUp() {
        drawn(source().replaceFirst("\"gold\"", "\"gold, plus\", \"R&amp;D\"")
                .replaceFirst("\"silver\"", "\"gold\",\"silver\"")
                .replaceFirst("\"überfällig\"", "\"= zu spät\""));
        String before = source();
        ObjectNode table = table();
        assertThat(table.toString())
                .contains("\"tier\":\"=\\\"gold, plus\\\", \\\"R&D\\\"\"")
                .contains("\"tier\":\"gold, silver\"")
                .contains("\"reasonDe\":\"=\\\"= zu spät\\\"\"");

        row(table, LARGE).put("points", "31");
        Http.Answer changed = olga.put(RULES, change(table));

        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(table().get("items")).isEqualTo(table.get("items"));
        assertThat(source()).contains("<text>\"= zu spät\"</text>", "<text>\"gold\",\"silver\"</text>");
        assertThat(rulesOf(source())).isEqualTo(rulesOf(before).replaceFirst("<text>30</text>", "<text>31</text>"));
    }

    private static String rulesOf(String source) {
        return source.substring(source.indexOf("<rule "), source.lastIndexOf("</rule>"))
                .replaceAll(">\\s+<", "><");
    }

    @Test
    void rowsKeepTheirNamesAndWhatIsNotedOnThem() {
        drawn(source().replaceFirst(
                        "(<rule id=\"Rule_Late\">\\s*)<description(/>|></description>)",
                        "$1<description>Agreed in May</description>"));
        List<String> names = names();
        ObjectNode table = table();
        ArrayNode rows = (ArrayNode) table.get("items");
        row(table, 0).put("points", "110");
        row(table, LARGE).put("value", ">= 60000").put("points", "35");
        rows.remove(4);
        rows.addObject().put("priority", ">= 99").put("points", "7");
        assertThat(olga.put(RULES, change(table)).status()).isEqualTo(200);

        assertThat(source()).contains("<rule id=\"Rule_Late\">").contains("<description>Agreed in May</description>");
        names.remove(4);
        names.add("Rule_1");
        assertThat(names()).isEqualTo(names);
        assertThat(source()).contains("id=\"Entry_1_value\"");
    }

    private List<String> names() {
        return Pattern.compile("<rule id=\"([^\"]*)\"")
                .matcher(source())
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    @Test
    void anExpressionOfTheTableStays() {
        drawn(source().replace("<text>30</text>", "<text>value / 1000</text>"));
        ObjectNode table = table();
        assertThat(row(table, LARGE).get("points").asText()).isEqualTo("=value / 1000");
        row(table, 0).put("points", "110");
        assertThat(olga.put(RULES, change(table)).status()).isEqualTo(200);
        assertThat(table().get("items")).isEqualTo(table.get("items"));
    }
}
