package dev.greenroom.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import dev.greenroom.cases.Loans;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lists over HTTP: orders, filters, export, views that people keep. */
@GreenroomTest
class ListHttpTests {

    private final Loans loans;
    private final JdbcTemplate jdbc;
    private String reference = "";

    ListHttpTests(@Autowired ApplicationContext context) {
        this.loans = new Loans(context);
        this.jdbc = context.getBean(JdbcTemplate.class);
    }

    @BeforeEach
    void threeApplicationsThatNeedACall() {
        jdbc.update("delete from work_view");
        loans.start(Loans.LARGE_AND_INCOMPLETE);
        loans.start(Loans.LARGE_AND_INCOMPLETE);
        reference = loans.start(Loans.LARGE_AND_INCOMPLETE);
    }

    private List<String> references(String query) {
        return loans.as("carla").get("/api/work?" + query).json().get("items").findValuesAsText("caseReference");
    }

    private Http.Answer refused(String query, String parameter) {
        Http.Answer refused = loans.as("carla").get("/api/work?" + query);
        assertThat(refused.status()).as(query).isEqualTo(400);
        assertThat(refused.json().get("errors").findValuesAsText("field")).containsExactly(parameter);
        return refused;
    }

    @Test
    void everyOrderGoesBothWays() {
        for (String sort : List.of("sla", "created", "priority", "value")) {
            List<String> rising = references("view=all&limit=200&direction=asc&sort=" + sort);
            List<String> falling = new ArrayList<>(references("view=all&limit=200&direction=desc&sort=" + sort));
            Collections.reverse(falling);
            assertThat(rising).as(sort).hasSizeGreaterThan(2).isEqualTo(falling);
        }
        assertThat(references("view=all&sort=score&limit=200")).isNotEmpty();
        refused("direction=up", "direction");
        refused("sort=mood", "sort");
    }

    @Test
    void amountsNarrowTheList() {
        assertThat(references("view=all&q=" + reference + "&amountFrom=60000&amountTo=60000.00"))
                .hasSize(1);
        assertThat(references("view=all&q=" + reference + "&amountFrom=60000.01"))
                .isEmpty();
        refused("amountFrom=much", "amountFrom");
        refused("amountFrom=2&amountTo=1", "amountTo");
    }

    @Test
    void onlyWhatListsShowCanBeFilteredBy() {
        assertThat(refused("field.iban=NL91ABNA0417164300", "field.iban")
                        .json()
                        .get("detail")
                        .asText())
                .contains("purpose");
    }

    @Test
    void filtersAreNamedInTheReadersLanguage() {
        JsonNode processes = loans.as("carla")
                .with("Accept-Language", "de")
                .get("/api/work/filters")
                .json()
                .get("processes");
        JsonNode loan = null;
        for (JsonNode each : processes) {
            loan = each.get("process").asText().equals("loan-application") ? each : loan;
        }
        assertThat(loan).isNotNull();
        assertThat(loan.get("name").asText()).isEqualTo("Kreditantrag");
        assertThat(loan.get("steps").findValuesAsText("name")).contains("Antrag vervollständigen");
        assertThat(loan.get("fields").findValuesAsText("key")).containsExactly("amount", "purpose");
        assertThat(loan.get("fields").findValuesAsText("name")).doesNotContain("purpose");
    }

    @Test
    void theExportIsTheListInItsOrder() {
        jdbc.update("update work_item set customer_name = '=cmd|'' /C calc''!A0' where reference = ?", reference);
        String list = "view=all&process=loan-application&sort=created&direction=desc";
        List<String> listed = loans.as("carla")
                .get("/api/work?limit=200&" + list)
                .json()
                .get("items")
                .findValuesAsText("caseReference");
        Http.Answer file = loans.as("carla").with("Accept-Language", "de").get("/api/work/export?" + list);

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).isEqualTo("text/csv;charset=utf-8");
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"work-all.csv\"");
        List<String> rows = file.body().lines().toList();
        assertThat(rows.get(0)).startsWith("\ufeffVorgang,Aufgabe,Prozess,Kunde,");
        assertThat(rows.subList(1, rows.size()).stream().map(row -> row.split(",")[0]))
                .isEqualTo(listed);
        assertThat(rows).anyMatch(row -> row.startsWith(reference + ",Antrag vervollständigen,Kreditantrag,'=cmd"));
        assertThat(loans.as("carla").get("/api/work/export?field.iban=x").status())
                .isEqualTo(400);
    }

    @Test
    void aKeptViewIsOnesOwnOrThatOfATeam() {
        Http.Answer own =
                keep("carla", "{\"name\": \"Mine first\", \"query\": {\"view\": \"mine\", \"sort\": \"value\"}}");
        Http.Answer shared = keep(
                "carla",
                "{\"name\": \"Large ones\", \"team\": \"front-office\", \"query\": {\"amountFrom\": \"50000\","
                        + " \"field.purpose\": \"car\"}}");

        assertThat(own.status()).as(own.body()).isEqualTo(201);
        assertThat(shared.status()).as(shared.body()).isEqualTo(201);
        assertThat(names("carla")).containsExactly("Large ones", "Mine first");
        assertThat(names("cem")).containsExactly("Large ones");
        assertThat(names("anna")).isEmpty();
        JsonNode seen = views("cem").get(0);
        assertThat(seen.get("mine").asBoolean()).isFalse();
        assertThat(seen.get("ownerName").asText()).isEqualTo("Carla");
        assertThat(seen.get("query").toString()).isEqualTo("{\"amountFrom\":\"50000\",\"field.purpose\":\"car\"}");

        String id = seen.get("id").asText();
        assertThat(loans.as("cem").delete("/api/work/views/" + id).status()).isEqualTo(403);
        assertThat(loans.as("anna").delete("/api/work/views/" + id).status()).isEqualTo(404);
        assertThat(loans.as("carla").delete("/api/work/views/" + id).status()).isEqualTo(204);
        assertThat(names("cem")).isEmpty();
    }

    @Test
    void aViewThatNoListCouldShowIsRefusedFieldByField() {
        assertThat(fields(keep("carla", "{\"query\": {}}"))).containsExactly("name");
        assertThat(fields(keep("carla", "{\"name\": \"x\", \"query\": {\"sort\": \"mood\"}}")))
                .containsExactly("query.sort");
        assertThat(fields(keep("carla", "{\"name\": \"x\", \"query\": {\"cursor\": \"abc\"}}")))
                .containsExactly("query.cursor");
        assertThat(fields(keep("carla", "{\"name\": \"x\", \"query\": {\"field.iban\": \"1\"}}")))
                .containsExactly("query.field.iban");
        assertThat(fields(keep("carla", "{\"name\": \"x\", \"team\": \"refunds\", \"query\": {}}")))
                .containsExactly("team");
        assertThat(fields(keep("carla", "{\"name\": \"" + "x".repeat(81) + "\", \"query\": {\"q\": [1]}}")))
                .containsExactlyInAnyOrder("name", "query.q");
        keep("carla", "{\"name\": \"twice\", \"query\": {}}");
        Http.Answer twice = keep("carla", "{\"name\": \"twice\", \"query\": {}}");
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.json().get("code").asText()).isEqualTo("view-exists");
    }

    private Http.Answer keep(String person, String body) {
        return loans.as(person).post("/api/work/views", body);
    }

    private static List<String> fields(Http.Answer refused) {
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        return refused.json().get("errors").findValuesAsText("field");
    }

    private JsonNode views(String person) {
        return loans.as(person).get("/api/work/views").json().get("items");
    }

    private List<String> names(String person) {
        return views(person).findValuesAsText("name");
    }
}
