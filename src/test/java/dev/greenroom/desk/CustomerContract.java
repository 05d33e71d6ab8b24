package dev.greenroom.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.Http;
import dev.greenroom.Office;
import dev.greenroom.readmodel.KnownCases;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
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
    void whatHappenedBeforeTheNewestIsReadPartByPart() {
        String reference = office.start("refund-request", "C-7", REFUND);
        List<Object[]> many = asksOften(reference);

        JsonNode first = customer("C-7");
        List<String> said = new ArrayList<>(names(first.get("moments")));
        assertThat(said).hasSize(200);
        String next = first.path("next").asText();
        int parts = 1;
        while (!next.isEmpty()) {
            JsonNode part = office.as("carla")
                    .get("/api/desk/customers/C-7/moments?cursor=" + next)
                    .json();
            assertThat(part.get("items").size()).isLessThanOrEqualTo(200);
            said.addAll(names(part.get("items")));
            next = part.path("next").asText();
            parts++;
        }

        assertThat(parts).isEqualTo(3);
        assertThat(said)
                .doesNotHaveDuplicates()
                .containsAll(many.stream().map(each -> "contact " + each[2]).toList())
                .endsWith("opened ");
        assertThat(first.get("contacts").asInt()).isEqualTo(450);
        assertThat(office.as("carla")
                        .get("/api/desk/customers/C-7/moments?cursor=x")
                        .status())
                .isEqualTo(400);
        assertThat(office.as("omar").get("/api/desk/customers/C-7/moments").status())
                .isEqualTo(403);
    }

    /** Several at one moment, also where a part ends. */
    private List<Object[]> asksOften(String reference) {
        JdbcTemplate jdbc = house.getBean(JdbcTemplate.class);
        List<Object[]> many = IntStream.range(0, 450)
                .mapToObj(n -> new Object[] {
                    reference,
                    CleanHouse.START.plus(Duration.ofMinutes(10 + n / 7)).atOffset(ZoneOffset.UTC),
                    "c" + n
                })
                .toList();
        jdbc.batchUpdate(
                "insert into desk_contact (reference, process, channel, cause, person, at, repeated)"
                        + " select ?, 'refund-request', 'phone', 'delay', p.person, ?, false"
                        + " from (select cast(? as varchar(255)) as person) p",
                many);
        return many;
    }

    private static List<String> names(JsonNode moments) {
        List<String> names = new ArrayList<>();
        moments.forEach(moment -> names.add(
                moment.get("kind").asText() + " " + moment.at("/contact/by").asText()));
        return names;
    }

    @Test
    void withoutACustomerNumberTheSameNameAndAddressBelongTogether() {
        String one = unnumbered("Ada Nowak", "ada@example.org", null);
        String other = unnumbered("ADA  NOWAK", "Ada@Example.org ", "+31 20 555 0001");
        String byPhone = unnumbered("Ada Nowak", null, "0031 20 5550001");
        String husband = unnumbered("Jan Nowak", "ada@example.org", null);
        String bare = unnumbered("Ada Nowak", null, null);

        JsonNode shown = whose(other);
        assertThat(shown.get("togetherBy").asText()).isEqualTo("name-and-address");
        assertThat(shown.get("cases").findValuesAsText("reference")).containsExactlyInAnyOrder(one, other, byPhone);
        assertThat(shown.toString()).doesNotContain(husband);
        assertThat(whose(bare).get("togetherBy").asText()).isEqualTo("this-case");
        assertThat(whose(bare).get("cases").findValuesAsText("reference")).containsExactly(bare);
        String numbered = office.start("refund-request", "C-7", REFUND);
        assertThat(whose(numbered).get("togetherBy").asText()).isEqualTo("customer-number");
        assertThat(office.as("carla")
                        .get("/api/desk/cases/" + other + "/customer/moments")
                        .json()
                        .get("items")
                        .findValuesAsText("kind"))
                .contains("opened");
        assertThat(office.as("omar")
                        .get("/api/desk/cases/" + other + "/customer")
                        .status())
                .isEqualTo(403);
        assertThat(house.getBean(JdbcTemplate.class)
                        .queryForList("select shown from desk_lookup where kind = 'customer'", String.class))
                .anySatisfy(row -> assertThat(row).contains(one, other, byPhone));
    }

    @Test
    void aNumberOfTheSameNameIsNotTakenForThatOfWhoHasNone() {
        String none = unnumbered("Jan Nowak", null, "+31 20 555 0001");
        String father = named("C-21", "Jan Nowak", null, "+31 20 555 0001");

        JsonNode one = whose(none);
        assertThat(one.get("togetherBy").asText()).isEqualTo("name-and-address");
        assertThat(one.get("cases").findValuesAsText("reference")).containsExactlyInAnyOrder(none, father);
        assertThat(one.at("/customer/name").asText()).isEqualTo("Jan Nowak");
        assertThat(one.at("/customer/id").isMissingNode()).as(one.toString()).isTrue();

        office.pass(Duration.ofHours(1));
        String son = named("C-22", "Jan Nowak", null, "+31 20 555 0001");
        String alsoNone = unnumbered("Jan Nowak", null, "+31 20 555 0001");

        JsonNode two = whose(none);
        assertThat(two.get("togetherBy").asText()).isEqualTo("name-and-address");
        assertThat(two.get("cases").findValuesAsText("reference")).containsExactlyInAnyOrder(none, alsoNone);
        assertThat(two.toString()).doesNotContain(father, son, "C-21", "C-22");
    }

    @Test
    void howManyOthersShareAnAddressDoesNotHideTheSameName() {
        String first = unnumbered("Ada Nowak", "desk@example.org", null);
        String second = unnumbered("Ada Nowak", "desk@example.org", null);
        String definition = house.getBean(JdbcTemplate.class)
                .queryForObject("select definition_id from case_view where reference = ?", String.class, first);
        KnownCases.add(
                house,
                "refund-request",
                Objects.requireNonNull(definition),
                IntStream.range(0, 210)
                        .mapToObj(n -> new KnownCases.Known(
                                "RF-9" + n,
                                "C-" + n,
                                "Bea Visser",
                                "desk@example.org",
                                "",
                                "",
                                CleanHouse.START.plus(Duration.ofMinutes(n))))
                        .toList());

        assertThat(whose(first).get("cases").findValuesAsText("reference")).containsExactlyInAnyOrder(first, second);
    }

    private JsonNode whose(String reference) {
        Http.Answer answer = office.as("carla").get("/api/desk/cases/" + reference + "/customer");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private String unnumbered(String name, @Nullable String mail, @Nullable String phone) {
        return named(null, name, mail, phone);
    }

    private String named(@Nullable String id, String name, @Nullable String mail, @Nullable String phone) {
        String reference = office.start("refund-request", "C-none", REFUND);
        JdbcTemplate jdbc = house.getBean(JdbcTemplate.class);
        String instance = jdbc.queryForObject(
                "select current_instance_id from case_view where reference = ?", String.class, reference);
        Map<String, Object> values = new HashMap<>();
        values.put("customerId", id);
        values.put("customerName", name);
        values.put("customerEmail", mail);
        values.put("customerPhone", phone);
        house.getBean(RuntimeService.class).setVariables(instance, values);
        return reference;
    }

    @Test
    void aContactIsLoggedOnceForItsKeyHoweverOftenItIsSent() {
        String reference = office.start("refund-request", "C-7", REFUND);
        String other = office.start("refund-request", "C-7", REFUND);
        List<CompletableFuture<Integer>> pressed = IntStream.range(0, 8)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> keyed(reference, "k-1", "delay")))
                .toList();

        assertThat(pressed.stream().map(CompletableFuture::join)).containsOnly(201);
        assertThat(keyed(reference, "k-1", "delay")).isEqualTo(201);
        assertThat(customer("C-7").get("contacts").asInt()).isEqualTo(1);
        assertThat(office.story(reference))
                .filteredOn(line -> line.get("kind").asText().equals("contact"))
                .hasSize(1);
        assertThat(keyed(reference, "k-1", "error")).isEqualTo(409);
        assertThat(keyed(other, "k-1", "delay")).isEqualTo(409);
        assertThat(keyed(reference, "k-2", "delay")).isEqualTo(201);
        assertThat(keyed(reference, "x".repeat(256), "delay")).isEqualTo(400);
        asks(reference, "delay");
        asks(reference, "delay");
        assertThat(customer("C-7").get("contacts").asInt()).isEqualTo(4);
    }

    private int keyed(String reference, String key, String cause) {
        return office.as("carla")
                .with("Idempotency-Key", key)
                .post(
                        "/api/desk/cases/" + reference + "/contacts",
                        "{\"channel\": \"phone\", \"cause\": \"" + cause + "\"}")
                .status();
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
