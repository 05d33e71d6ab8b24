package dev.greenroom.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.Http;
import dev.greenroom.Office;
import dev.greenroom.shared.MovableClock;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whom to call before they call; the same on every database. */
abstract class CallsContract {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @Autowired
    private ApplicationContext house;

    private Office office;
    private JdbcTemplate jdbc;

    @BeforeEach
    void anEmptyHouse() {
        CleanHouse.empty(house);
        office = new Office(house);
        jdbc = house.getBean(JdbcTemplate.class);
    }

    /** An open case that was promised for a day, and whose rest no longer fits before it since an instant. */
    private String promised(int number, LocalDate day, Instant riskAt) {
        return promised(number, "C-" + number, day, riskAt);
    }

    private String promised(int number, String customer, LocalDate day, Instant riskAt) {
        return CasesAtRisk.promised(house, number, customer, day, riskAt);
    }

    private JsonNode calls() {
        Http.Answer answer = office.as("carla").get("/api/desk/calls");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private List<String> listed() {
        List<String> listed = new ArrayList<>();
        calls().get("items")
                .forEach(item -> listed.add(item.at("/about/reference").asText()));
        return listed;
    }

    private Http.Answer take(String person, String reference) {
        return office.as(person).post("/api/desk/calls/" + reference + "/take", "{}");
    }

    private Http.Answer end(String person, String reference, String outcome) {
        return office.as(person)
                .post("/api/desk/calls/" + reference + "/outcome", "{\"outcome\": \"" + outcome + "\"}");
    }

    @Test
    void thoseWhoWillMissTheirDayAreListedSoonestFirstAndTheListSaysSo() {
        Instant past = CleanHouse.START.minusSeconds(60);
        String later = promised(1, TODAY.plusDays(9), past.minusSeconds(600));
        String soon = promised(2, TODAY.plusDays(1), past);
        String missed = promised(3, TODAY.minusDays(1), past);
        promised(4, TODAY.plusDays(1), CleanHouse.START.plusSeconds(60));

        JsonNode calls = calls();

        assertThat(listed()).containsExactly(missed, soon, later);
        assertThat(calls.get("items").findValuesAsText("risk")).containsExactly("missed", "will-miss", "will-miss");
        assertThat(calls.get("orderedBy").asText()).isEqualTo("due-soonest");
        assertThat(calls.at("/measured/callers").asInt()).isZero();
        assertThat(calls.get("count").asInt()).isEqualTo(3);
        assertThat(calls.at("/items/0/phone").asText()).isEqualTo("+49 30 5550");
        assertThat(jdbc.queryForObject("select count(*) from desk_lookup where kind = 'calls'", Long.class))
                .isEqualTo(2);
        assertThat(office.as("omar").get("/api/desk/calls").status()).isEqualTo(403);
    }

    @Test
    void nobodyIsCalledByTwo() {
        String reference = promised(1, TODAY.plusDays(1), CleanHouse.START);
        List<CompletableFuture<Integer>> takers = IntStream.range(0, 8)
                .mapToObj(n -> CompletableFuture.supplyAsync(
                        () -> take(n % 2 == 0 ? "carla" : "cem", reference).status()))
                .toList();
        List<Integer> answers =
                takers.stream().map(CompletableFuture::join).sorted().toList();

        assertThat(jdbc.queryForObject("select count(*) from desk_call", Long.class))
                .isEqualTo(1);
        assertThat(answers).containsOnly(200, 409).contains(200, 409);
        String holder = jdbc.queryForObject("select person from desk_call", String.class);
        String other = "carla".equals(holder) ? "cem" : "carla";
        Http.Answer refused = take(other, reference);
        assertThat(refused.json().get("code").asText()).isEqualTo("call-already-taken");
        assertThat(refused.json().get("takenBy").asText()).isEqualTo(holder);
        assertThat(end(other, reference, "reached").status()).isEqualTo(409);
    }

    @Test
    void aCustomerWithTwoCasesIsCalledByOneWhoIsToldOfBoth() {
        String first = promised(1, "C-1", TODAY.plusDays(1), CleanHouse.START);
        String second = promised(2, "C-1", TODAY.plusDays(2), CleanHouse.START);
        assertThat(take("cem", first).status()).isEqualTo(200);

        JsonNode other = calls().at("/items/1");
        assertThat(other.at("/about/reference").asText()).isEqualTo(second);
        assertThat(other.at("/taken/byName").asText()).isEqualTo("Cem");
        assertThat(other.at("/taken/reference").asText()).isEqualTo(first);
        Http.Answer refused = take("carla", second);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("takenByName").asText()).isEqualTo("Cem");

        assertThat(end("cem", first, "reached").status()).isEqualTo(204);
        assertThat(take("carla", second).status()).isEqualTo(200);
    }

    @Test
    void aCustomerWhoAskedSinceIsNotCalledUntilSomethingChanges() {
        String asked = promised(1, TODAY.plusDays(1), CleanHouse.START);
        String askedBefore = promised(2, TODAY.plusDays(2), CleanHouse.START.plusSeconds(120));
        house.getBean(MovableClock.class).advance(Duration.ofMinutes(1));
        asks(asked);
        asks(askedBefore);
        house.getBean(MovableClock.class).advance(Duration.ofMinutes(2));

        assertThat(listed()).containsExactly(askedBefore);
        jdbc.update(
                "update promise set promised_at = ? where reference = ?",
                house.getBean(MovableClock.class).instant().atOffset(ZoneOffset.UTC),
                asked);
        assertThat(listed()).containsExactly(asked, askedBefore);
    }

    @Test
    void aCallIsItsCallersUntilItIsOverWhateverBecameOfTheCase() {
        String reference = promised(1, TODAY.plusDays(1), CleanHouse.START);
        take("carla", reference);
        house.getBean(MovableClock.class).advance(Duration.ofMinutes(20));
        assertThat(take("carla", reference).status()).isEqualTo(200);
        house.getBean(MovableClock.class).advance(Duration.ofMinutes(20));
        assertThat(take("cem", reference).status()).isEqualTo(409);
        jdbc.update("update case_promise set risk_at = null");

        JsonNode calls = calls();

        assertThat(calls.get("count").asInt()).isEqualTo(1);
        assertThat(calls.at("/items/0/taken/yours").asBoolean()).isTrue();
        assertThat(calls.at("/items/0/risk").asText()).isEqualTo("over");
        assertThat(take("carla", reference).status()).isEqualTo(200);
        assertThat(office.as("cem").get("/api/desk/calls").json().get("items")).isEmpty();
        assertThat(end("carla", reference, "reached").status()).isEqualTo(204);
        assertThat(listed()).isEmpty();
    }

    @Test
    void aNoteOfACallIsForColleagues() {
        String reference = office.aRefundToReview();
        jdbc.update("update case_promise set risk_at = ?", CleanHouse.START.atOffset(ZoneOffset.UTC));
        take("carla", reference);
        office.as("carla")
                .post(
                        "/api/desk/calls/" + reference + "/outcome",
                        "{\"outcome\": \"not-reached\", \"note\": \"The mailbox is full\"}");

        JsonNode note =
                office.as("cem").get("/api/desk/cases/" + reference).json().at("/forColleagues/notes/0");

        assertThat(note.get("text").asText()).isEqualTo("The mailbox is full");
        assertThat(note.get("about").asText()).isEqualTo("call");
        assertThat(note.get("by").asText()).isEqualTo("Carla");
    }

    @Test
    void whoWasReachedLeavesTheListUntilSomethingChanges() {
        String reference = office.aRefundToReview();
        jdbc.update("update case_promise set risk_at = ?", CleanHouse.START.atOffset(ZoneOffset.UTC));
        assertThat(listed()).containsExactly(reference);
        assertThat(take("carla", reference).status()).isEqualTo(200);
        assertThat(end("carla", reference, "reached").status()).isEqualTo(204);

        assertThat(listed()).isEmpty();
        assertThat(take("carla", reference).status()).isEqualTo(410);
        assertThat(office.story(reference).get(0).get("text").asText())
                .isEqualTo("Carla called the customer and said how the case stands.");

        house.getBean(MovableClock.class).advance(Duration.ofMinutes(1));
        Http.Answer moved = office.as("berta")
                .post("/api/cases/" + reference + "/promises", "{\"date\": \"2026-03-03\", \"reason\": \"Sooner.\"}");
        assertThat(moved.status()).as(moved.toString()).isEqualTo(201);
        jdbc.update("update case_promise set risk_at = ?", CleanHouse.START.atOffset(ZoneOffset.UTC));
        assertThat(listed()).containsExactly(reference);
    }

    @Test
    void aCallThatReachedNobodyIsDueAgainAfterFourHours() {
        String reference = promised(1, TODAY.plusDays(1), CleanHouse.START);
        take("carla", reference);
        end("carla", reference, "not-reached");
        assertThat(listed()).isEmpty();

        house.getBean(MovableClock.class).advance(Duration.ofHours(4).plusSeconds(1));

        assertThat(listed()).containsExactly(reference);
    }

    @Test
    void aCallThatWasGivenBackOrLeftIsFreeForOthers() {
        String reference = promised(1, TODAY.plusDays(1), CleanHouse.START);
        take("carla", reference);
        end("carla", reference, "given-back");
        assertThat(take("cem", reference).status()).isEqualTo(200);
        assertThat(calls().at("/items/0/taken/byName").asText()).isEqualTo("Cem");

        house.getBean(MovableClock.class).advance(Duration.ofMinutes(31));

        assertThat(calls().at("/items/0").has("taken")).isFalse();
        assertThat(take("carla", reference).status()).isEqualTo(200);
        assertThat(end("cem", reference, "reached").status()).isEqualTo(409);
        assertThat(end("carla", reference, "reached").status()).isEqualTo(204);
    }

    @Test
    void aCaseThatIsOverIsNotCalledAbout() {
        String reference = office.aRefundToReview();
        jdbc.update("update case_promise set risk_at = ?", CleanHouse.START.atOffset(ZoneOffset.UTC));
        office.withdraw(reference);

        assertThat(listed()).isEmpty();
        assertThat(jdbc.queryForList("select risk_at from case_promise", Object.class))
                .containsOnlyNulls();
    }

    @Test
    void theOrderChangesWhenEnoughContactsShowThatTheOtherForeseesMore() {
        List<String> references = new ArrayList<>();
        for (int n = 0; n < 125; n++) {
            references.add(promised(n, TODAY.plusDays(30L + n), CleanHouse.START.minus(Duration.ofHours(n + 1L))));
        }
        for (int day = 0; day < 5; day++) {
            days().begin();
            List<String> likeliest = references.subList(105 - 20 * day, 125 - 20 * day);
            assertThat(calls().get("orderedBy").asText()).isEqualTo("due-soonest");
            house.getBean(MovableClock.class).advance(Duration.ofHours(12));
            likeliest.forEach(this::asks);
            house.getBean(MovableClock.class).advance(Duration.ofHours(12));
        }

        assertThat(calls().at("/measured/callers").asInt())
                .as("nobody's look begins a day")
                .isEqualTo(80);
        days().begin();
        JsonNode calls = calls();

        assertThat(calls.at("/measured/callers").asInt()).isEqualTo(100);
        assertThat(calls.at("/measured/likelyHits").asInt()).isEqualTo(100);
        assertThat(calls.at("/measured/dueHits").asInt()).isZero();
        assertThat(calls.get("orderedBy").asText()).isEqualTo("most-likely");
        assertThat(calls.at("/items/0/about/reference").asText()).isEqualTo(references.get(24));
    }

    @Test
    void whoAskedBeforeAnybodyCalledCountsAndWhoWasCalledFirstDoesNot() {
        String askedFirst = promised(1, TODAY.plusDays(9), CleanHouse.START);
        String calledFirst = promised(2, TODAY.plusDays(9), CleanHouse.START);
        String givenBack = promised(3, TODAY.plusDays(9), CleanHouse.START);
        days().begin();
        house.getBean(MovableClock.class).advance(Duration.ofHours(1));
        for (String called : List.of(calledFirst, givenBack)) {
            assertThat(take("carla", called).status()).isEqualTo(200);
            end("carla", called, called.equals(givenBack) ? "given-back" : "reached");
        }
        house.getBean(MovableClock.class).advance(Duration.ofHours(1));
        List.of(askedFirst, calledFirst, givenBack).forEach(this::asks);
        house.getBean(MovableClock.class).advance(Duration.ofHours(1));
        jdbc.update(
                "insert into desk_call (reference, promise_id, person, taken_at, ended_at, outcome)"
                        + " values (?, 1, 'carla', ?, ?, 'reached')",
                askedFirst,
                house.getBean(MovableClock.class).instant().atOffset(ZoneOffset.UTC),
                house.getBean(MovableClock.class).instant().atOffset(ZoneOffset.UTC));
        house.getBean(MovableClock.class).advance(Duration.ofHours(22));
        days().begin();

        JsonNode measured = calls().get("measured");
        assertThat(measured.get("days").asInt()).isEqualTo(1);
        assertThat(measured.get("callers").asInt()).isEqualTo(2);
    }

    @Test
    void nodesThatBeginTheDayAtOnceWriteItDownOnceAndNoneFails() throws Exception {
        String reference = promised(1, TODAY.plusDays(9), CleanHouse.START);

        CyclicBarrier atOnce = new CyclicBarrier(4);
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> begun = new ArrayList<>();
            for (int n = 0; n < 4; n++) {
                begun.add(nodes.submit(() -> {
                    atOnce.await();
                    days().begin();
                    return null;
                }));
            }
            for (Future<?> each : begun) {
                each.get();
            }
        } finally {
            nodes.shutdownNow();
        }

        assertThat(jdbc.queryForList("select until_at from desk_call_day", Object.class))
                .hasSize(1);
        assertThat(jdbc.queryForList("select reference from desk_call_place", String.class))
                .containsExactly(reference);
    }

    @Test
    void aNodeLeavesTheDayToOneThatTakesLongOverIt() {
        promised(1, TODAY.plusDays(9), CleanHouse.START);
        new TransactionTemplate(house.getBean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            jdbc.update(
                    "insert into desk_call_day (on_day, at, until_at) values (?, ?, ?)",
                    TODAY,
                    CleanHouse.START.atOffset(ZoneOffset.UTC),
                    CleanHouse.START.atOffset(ZoneOffset.UTC));

            CompletableFuture.runAsync(this::beginsImpatiently).join();

            status.setRollbackOnly();
        });
        assertThat(jdbc.queryForList("select on_day from desk_call_day", Object.class))
                .isEmpty();

        days().begin();

        assertThat(jdbc.queryForList("select reference from desk_call_place", String.class))
                .as("of a day that the other did not finish")
                .hasSize(1);
    }

    /** As a node does that waits for no lock longer than a moment. */
    private void beginsImpatiently() {
        jdbc.execute((ConnectionCallback<Boolean>) own -> {
            SingleConnectionDataSource one = new SingleConnectionDataSource(own, true);
            try (Statement waits = own.createStatement()) {
                waits.execute("set lock_timeout = 200");
                new CallDays(JdbcClient.create(one), house.getBean(Clock.class), new JdbcTransactionManager(one))
                        .begin();
                waits.execute("set lock_timeout = 10000");
            }
            return true;
        });
    }

    private CallDays days() {
        return house.getBean(CallDays.class);
    }

    private void asks(String reference) {
        jdbc.update(
                "insert into desk_contact (reference, process, channel, cause, person, at, repeated)"
                        + " values (?, 'refund-request', 'phone', 'delay', 'carla', ?, false)",
                reference,
                house.getBean(MovableClock.class).instant().atOffset(ZoneOffset.UTC));
    }
}
