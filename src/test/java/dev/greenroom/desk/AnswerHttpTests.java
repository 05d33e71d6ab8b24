package dev.greenroom.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import dev.greenroom.Office;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.readmodel.KnownCases;
import dev.greenroom.readmodel.KnownCases.Known;
import dev.greenroom.shared.CaseReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What somebody with the customer on the line reads of a case. */
@GreenroomTest
class AnswerHttpTests {

    private static final List<String> WORDS_NO_CUSTOMER_KNOWS = List.of(
            "instance",
            "token",
            "variable",
            "incident",
            "activity",
            "gateway",
            "workflow",
            "bpmn",
            "engine",
            "definition",
            "null",
            "undefined",
            "exception",
            "instanz",
            "prozess",
            "aufgabe",
            "fehlercode",
            "{0}",
            "${");
    /** An element's id, or a variable's name. */
    private static final Pattern TECHNICAL_NAME = Pattern.compile("\\b[A-Za-z]+_[A-Za-z]\\w*|\\b[a-z]+[A-Z]\\w*");

    private static final Set<String> WAITS = Set.of("userTask", "receiveTask", "serviceTask", "sendTask");
    /** Names for programs, which no screen shows. */
    private static final Set<String> KEYS = Set.of("process", "id", "kind", "state", "email");

    private final ApplicationContext house;
    private final Office office;
    private final JdbcTemplate jdbc;
    private final ProcessCatalog catalog;

    AnswerHttpTests(@Autowired ApplicationContext house, @Autowired ProcessCatalog catalog) {
        this.house = house;
        this.office = new Office(house);
        this.jdbc = house.getBean(JdbcTemplate.class);
        this.catalog = catalog;
    }

    private JsonNode answer(String reference) {
        Http.Answer answer = office.as("carla").get("/api/desk/cases/" + reference);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void everyPlaceWhereACaseWaitsCanBeToldInBothLanguages() {
        SoftAssertions soft = new SoftAssertions();
        int number = 700_001;
        int places = 0;
        for (ProcessModel model : catalog.allLatest()) {
            if (model.runsBesideCases()) {
                continue;
            }
            for (ProcessModel.Step step : model.steps().values()) {
                if (!WAITS.contains(step.elementType()) || step.isHousekeeping() || step.phase() == null) {
                    continue;
                }
                places++;
                for (String language : List.of("en", "de")) {
                    JsonNode told = at(model, step.element(), number++, language);
                    String where = model.process() + " " + step.element() + " " + language;
                    soft.assertThat(told.path("sentence").asText()).as(where).endsWith(".");
                    soft.assertThat(told.path("language").asText()).as(where).isEqualTo(language);
                    soft.assertThat(told.at("/waiting/for").asText()).as(where).isNotBlank();
                    soft.assertThat(told.get("phases")).as(where).hasSizeBetween(4, 6);
                    soft.assertThat(technical(told)).as(where).isEmpty();
                }
            }
        }
        assertThat(places).isGreaterThan(30);
        soft.assertAll();
    }

    private JsonNode at(ProcessModel model, String element, int number, String language) {
        Known one = new Known(
                CaseReference.of(model.referencePrefix(), number).value(),
                "C-" + number,
                "Mara Weber",
                "mara@example.org",
                "+49 30 5550 1234",
                "10115",
                CleanHouse.START);
        KnownCases.add(house, model.process(), model.definitionId(), List.of(one));
        KnownCases.stand(house, model.definitionId(), one, element);
        jdbc.update("update case_view set customer_language = ? where reference = ?", language, one.reference());
        return office.as("carla")
                .with("Accept-Language", language)
                .get("/api/desk/cases/" + one.reference())
                .json();
    }

    private static List<String> technical(JsonNode told) {
        List<String> texts = new ArrayList<>();
        texts(told, "", texts);
        return texts.stream()
                .filter(text -> TECHNICAL_NAME.matcher(text).find()
                        || WORDS_NO_CUSTOMER_KNOWS.stream().anyMatch(text.toLowerCase(Locale.ROOT)::contains))
                .toList();
    }

    private static void texts(JsonNode node, String name, List<String> texts) {
        if (node.isTextual() && !KEYS.contains(name)) {
            texts.add(node.asText());
        }
        node.forEach(each -> {
            if (node.isArray()) {
                texts(each, name, texts);
            }
        });
        node.properties().forEach(each -> texts(each.getValue(), each.getKey(), texts));
    }

    @Test
    void whatColleaguesWroteAndWhatOthersAskForIsNotInIt() {
        String reference = office.aRefundToReview();
        String other = office.start(
                "refund-request",
                "C-2",
                """
                {"orderNumber": "S-2", "amount": 700, "reason": "changed-mind", "purchaseDate": "2026-02-25",
                 "goodsExpected": false, "iban": "NL91ABNA0417164300"}""");
        Http.Answer noted = office.as("anna")
                .post(
                        "/api/work/" + office.itemAt(reference, "Task_ReviewRefund") + "/notes",
                        "{\"text\": \"canary among colleagues\"}");
        assertThat(noted.status()).as(noted.toString()).isLessThan(300);

        JsonNode told = answer(reference);

        assertThat(told.toString())
                .doesNotContain("canary")
                .doesNotContain(other)
                .doesNotContain("C-2");
        assertThat(told.toString()).doesNotContain("NL91ABNA0417164300");
        assertThat(told.at("/waiting/team").asText()).isEqualTo("Refunds");
        assertThat(technical(told)).isEmpty();
    }

    @Test
    void everyLookIsWrittenDown() {
        String reference = office.aRefundToReview();
        jdbc.update("delete from desk_lookup");
        answer(reference);
        answer(reference);
        for (String path : List.of(
                "/" + reference,
                "/" + reference + "/timeline",
                "?q=" + reference,
                "?customer=C-1",
                "?process=refund-request")) {
            assertThat(office.as("berta").get("/api/cases" + path).status())
                    .as(path)
                    .isEqualTo(200);
        }

        assertThat(jdbc.queryForList(
                        "select concat(person, ' ', kind, ' ', shown) from desk_lookup order by id", String.class))
                .hasSize(6)
                .startsWith(
                        "carla answer " + reference,
                        "carla answer " + reference,
                        "berta case " + reference,
                        "berta case " + reference,
                        "berta list " + reference)
                .last()
                .asString()
                .startsWith("berta list ")
                .contains(reference);
        assertThat(office.as("omar").get("/api/desk/cases/" + reference).status())
                .isEqualTo(403);
        assertThat(office.as("carla").get("/api/desk/cases/RF-100001-Z").status())
                .isEqualTo(404);
    }

    @Test
    void aDateThatMovedIsExplainedInTheCustomersLanguage() {
        String reference = office.aRefundToReview();
        String before = answer(reference).at("/promise/date").asText();
        Http.Answer given = office.as("berta")
                .post(
                        "/api/cases/" + reference + "/promises",
                        "{\"date\": \"2026-04-20\", \"reason\": \"The shop answers late.\"}");
        assertThat(given.status()).as(given.toString()).isEqualTo(201);

        JsonNode moved = answer(reference).get("moved");

        assertThat(moved.get("from").asText()).isEqualTo(before);
        assertThat(moved.get("say").asText())
                .contains("20 April 2026")
                .contains("16 March 2026")
                .contains("The shop answers late.");
        assertThat(moved.get("told").asBoolean()).isFalse();
    }

    @Test
    void aContactHasAChannelAndACauseAndIsRepeatedWithinSevenDays() {
        String reference = office.aRefundToReview();
        log(reference, "phone", "status-check");
        office.pass(Duration.ofDays(6));
        log(reference, "chat", "delay");
        office.pass(Duration.ofDays(8));
        JsonNode told = log(reference, "e-mail", "other");

        assertThat(told.get("contacts").findValuesAsText("cause")).containsExactly("other", "delay", "status-check");
        assertThat(told.get("contacts").findValuesAsText("repeated")).containsExactly("false", "true", "false");
        assertThat(told.get("story").findValuesAsText("text")).contains("Carla was asked where it is.");
        assertThat(jdbc.queryForList(
                        "select step from desk_contact where reference = ? and cause = 'status-check'",
                        String.class,
                        reference))
                .containsExactly("Task_ReviewRefund");
    }

    private JsonNode log(String reference, String channel, String cause) {
        Http.Answer logged = office.as("carla")
                .post(
                        "/api/desk/cases/" + reference + "/contacts",
                        "{\"channel\": \"" + channel + "\", \"cause\": \"" + cause + "\"}");
        assertThat(logged.status()).as(logged.toString()).isEqualTo(201);
        return logged.json();
    }

    @Test
    void aContactWithoutAKnownCauseIsRefused() {
        Http.Answer refused = office.as("carla")
                .post(
                        "/api/desk/cases/" + office.aRefundToReview() + "/contacts",
                        "{\"channel\": \"phone\", \"cause\": \"weather\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("cause");
    }
}
