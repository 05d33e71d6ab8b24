package dev.greenroom.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Office;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the one box of the desk answers. */
@GreenroomTest
class SearchHttpTests {

    private final Office office;
    private final JdbcTemplate jdbc;
    private final RuntimeService runtime;
    private String reference = "";

    SearchHttpTests(@Autowired ApplicationContext house) {
        this.office = new Office(house);
        this.jdbc = house.getBean(JdbcTemplate.class);
        this.runtime = house.getBean(RuntimeService.class);
    }

    @BeforeEach
    void aCase() {
        reference = office.aRefundToReview();
    }

    private JsonNode search(String text) {
        return office.as("carla")
                .get("/api/desk/search?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .json();
    }

    @Test
    void theRowIsTheAnswer() {
        JsonNode row = search(reference.toLowerCase(java.util.Locale.ROOT).replace('-', ' '))
                .at("/results/0");

        assertThat(row.get("reference").asText()).isEqualTo(reference);
        assertThat(row.get("sentence").asText()).isEqualTo(office.sentence(reference, "en"));
        assertThat(row.at("/promise/date").asText())
                .isEqualTo(office.get(reference).at("/promise/date").asText());
        assertThat(row.at("/customer/name").asText()).isEqualTo("Maria Jansen");
    }

    @Test
    void theCustomersAndTheOrdersNumberFindIt() {
        assertThat(search("s 1").at("/results/0/reference").asText()).isEqualTo(reference);
        assertThat(search("c1").at("/readAs").asText()).isEqualTo("number");
    }

    @Test
    void whatItsProcessNamesFindsACaseAndNothingElse() {
        String order = office.startAlone(
                "order-fulfilment",
                "C-1",
                """
                {"lines": [{"sku": "LAMP", "quantity": 2, "price": 40.05}], "total": 80.10, "deliverBy": "2026-05-31"}""");

        is(order, "shipmentId", "SH-771-40");
        is(reference, "shipmentId", "SH-771-40");
        is(order, "policyNumber", "PN-771-41");
        is(reference, "policyNumber", "PN-771-42");

        assertThat(search("sh 77140").get("results").findValuesAsText("reference"))
                .containsExactly(order);
        assertThat(search("pn77141").get("results")).isEmpty();
        assertThat(search("pn77142").get("results").findValuesAsText("reference"))
                .containsExactly(reference);
        is(order, "shipmentId", "SH-771-43");
        assertThat(search("sh77140").get("results")).isEmpty();
    }

    private void is(String ofCase, String variable, String value) {
        String instance = jdbc.queryForObject(
                "select current_instance_id from case_view where reference = ?", String.class, ofCase);
        runtime.setVariable(instance, variable, value);
    }

    @Test
    void aClosedCaseIsFoundAfterTheOpenOnes() {
        String closed = office.aRefundToReview();
        office.withdraw(closed);

        JsonNode results = search("jansen maria").get("results");

        assertThat(results.get(0).get("state").asText()).isEqualTo("open");
        assertThat(results.findValuesAsText("reference")).contains(closed, reference);
    }

    @Test
    void theNumberAloneIsOnlySuggested() {
        JsonNode found = search(reference.replaceAll("[^0-9]", "").substring(0, 6));

        assertThat(found.get("results")).isEmpty();
        assertThat(found.at("/suggestions/0/reference").asText()).isEqualTo(reference);
    }

    @Test
    void whoWasShownWhatIsWrittenDownWithoutWhatWasTyped() {
        search("jansen");

        assertThat(jdbc.queryForList(
                        "select concat(person, ' ', kind, ' ', shown) from desk_lookup order by id desc limit 1",
                        String.class))
                .singleElement()
                .asString()
                .startsWith("carla search ")
                .contains(reference)
                .doesNotContain("jansen");
    }

    @Test
    void aSearchThatFindsNothingIsWrittenDownToo() {
        jdbc.update("delete from desk_lookup");
        List<String> typed = List.of(
                "nobody@example.net",
                "+31 20 999 8877",
                "ZZ-100001-B",
                "nobodyhere",
                "X9-9-9-9",
                "",
                "jansen",
                "jansen");
        typed.forEach(this::search);

        assertThat(jdbc.queryForList("select concat(asked, ':', shown) from desk_lookup order by id", String.class))
                .startsWith("mail:", "phone:", "reference:", "name:", "number:")
                .hasSize(7)
                .last()
                .asString()
                .startsWith("name:")
                .contains(reference);
    }

    @Test
    void whoDoesNotDealWithCustomersDoesNotSearchForThem() {
        for (String person : new String[] {"omar", "olga", "ada", "wim"}) {
            assertThat(office.as(person).get("/api/desk/search?q=jansen").status())
                    .as(person)
                    .isEqualTo(403);
        }
        assertThat(office.as("carla")
                        .get("/api/desk/search?q=" + "x".repeat(201))
                        .status())
                .isEqualTo(400);
    }
}
