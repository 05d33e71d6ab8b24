package dev.greenroom.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.Http;
import dev.greenroom.Office;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** All cases of one customer, and nobody else's, as one way through time; the same on every database. */
abstract class CustomerContract {

    private static final String REFUND =
            """
            {"orderNumber": "S-1", "amount": 900, "reason": "changed-mind", "purchaseDate": "2026-02-25",
             "goodsExpected": false, "iban": "NL91ABNA0417164300"}""";

    @Autowired
    private ApplicationContext house;

    private Office office;

    @BeforeEach
    void anEmptyHouse() {
        CleanHouse.empty(house);
        office = new Office(house);
    }

    private JsonNode customer(String id) {
        Http.Answer answer = office.as("carla").get("/api/desk/customers/" + id);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private void asks(String reference, String cause) {
        Http.Answer logged = office.as("carla")
                .post(
                        "/api/desk/cases/" + reference + "/contacts",
                        "{\"channel\": \"phone\", \"cause\": \"" + cause + "\"}");
        assertThat(logged.status()).as(logged.toString()).isEqualTo(201);
    }

    @Test
    void showsAllCasesOfACustomerOpenOnesFirst() {
        String first = office.start("refund-request", "C-7", REFUND);
        office.pass(Duration.ofHours(1));
        String ended = office.start("refund-request", "C-7", REFUND);
        office.withdraw(ended);
        String other = office.start("refund-request", "C-8", REFUND);

        JsonNode shown = customer("C-7");

        assertThat(shown.get("cases").findValuesAsText("reference")).containsExactly(first, ended);
        assertThat(shown.get("open").asInt()).isEqualTo(1);
        assertThat(shown.at("/customer/name").asText()).isEqualTo("Maria Jansen");
        assertThat(shown.at("/cases/0/sentence").asText()).endsWith(".");
        assertThat(shown.at("/cases/0/promise/date").asText()).isNotEmpty();
        assertThat(shown.at("/cases/0/phase").asText()).isNotEmpty();
        assertThat(shown.toString()).doesNotContain(other);
    }

    @Test
    void contactsAndPromisesAreOnTheSameLineOfTime() {
        String first = office.start("refund-request", "C-7", REFUND);
        office.pass(Duration.ofHours(1));
        asks(first, "status-check");
        office.pass(Duration.ofHours(1));
        String second = office.start("refund-request", "C-7", REFUND);
        office.pass(Duration.ofHours(1));
        asks(second, "delay");
        office.pass(Duration.ofDays(2));
        asks(first, "delay");

        JsonNode shown = customer("C-7");

        assertThat(kinds(shown, first)).containsExactly("contact", "contact", "promise", "opened");
        assertThat(kinds(shown, second)).containsExactly("contact", "promise", "opened");
        assertThat(shown.get("moments").findValuesAsText("at"))
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
        assertThat(shown.at("/moments/0/contact/repeated").asBoolean()).isTrue();
        assertThat(shown.get("contacts").asInt()).isEqualTo(3);
        assertThat(shown.get("repeated").asInt()).isEqualTo(1);
    }

    private static List<String> kinds(JsonNode shown, String reference) {
        return shown.get("moments").findParents("kind").stream()
                .filter(moment -> moment.get("reference").asText().equals(reference))
                .map(moment -> moment.get("kind").asText())
                .toList();
    }

    @Test
    void whatTheDeskDidForTheCustomerIsOnTheLineToo() {
        String reference = office.start("refund-request", "C-7", REFUND);
        JdbcTemplate jdbc = house.getBean(JdbcTemplate.class);
        jdbc.update(
                "insert into desk_nudge (reference, process, reason, person, at, counted)"
                        + " values (?, 'refund-request', 'hardship', 'carla', ?, true), (?, 'refund-request', 'hardship', 'cem', ?, false)",
                reference,
                CleanHouse.START.plusSeconds(60).atOffset(ZoneOffset.UTC),
                reference,
                CleanHouse.START.plusSeconds(120).atOffset(ZoneOffset.UTC));
        jdbc.update(
                "insert into desk_call (reference, promise_id, person, taken_at, ended_at, outcome)"
                        + " values (?, 1, 'carla', ?, ?, 'reached')",
                reference,
                CleanHouse.START.atOffset(ZoneOffset.UTC),
                CleanHouse.START.plusSeconds(180).atOffset(ZoneOffset.UTC));

        JsonNode shown = customer("C-7");

        assertThat(kinds(shown, reference)).containsExactly("call", "nudge", "nudge", "promise", "opened");
        assertThat(shown.get("nudges").asInt()).isEqualTo(1);
        assertThat(shown.at("/moments/0/outcome").asText()).isEqualTo("reached");
        assertThat(shown.at("/moments/1/by").asText()).isEqualTo("Cem");
    }

    @Test
    void eachLookIsWrittenDownAndOnlyTheDeskMayLook() {
        String reference = office.start("refund-request", "C-7", REFUND);
        customer("C-7");
        customer("C-7");

        assertThat(house.getBean(JdbcTemplate.class)
                        .queryForList("select shown from desk_lookup where kind = 'customer'", String.class))
                .containsExactly(reference, reference);
        assertThat(office.as("omar").get("/api/desk/customers/C-7").status()).isEqualTo(403);
        assertThat(office.as("carla").get("/api/desk/customers/C-9").status()).isEqualTo(404);
    }
}
