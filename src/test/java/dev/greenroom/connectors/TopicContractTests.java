package dev.greenroom.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.connectors.EngineBench.Moved;
import dev.greenroom.connectors.StandIn.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every topic with a system outside: its contract, its retries, its one effect. */
class TopicContractTests {

    private static final Map<String, Object> LOAN = Map.of(
            "customerId", "C-1", "amount", 20000, "termMonths", 60, "monthlyIncome", 3000, "employment", "permanent");
    private static final Map<String, Object> CLAIM = Map.of(
            "customerId", "C-1",
            "customerName", "Maria Jansen",
            "policyNumber", "P-2001",
            "lossType", "motor",
            "lossDate", "2026-05-01",
            "description", "A tree fell on the car.",
            "estimatedAmount", 28000);
    private static final Map<String, Object> ORDER = Map.of(
            "customerId",
            "C-1",
            "lines",
            "[{\"sku\": \"LAMP-1\", \"quantity\": 2, \"price\": 40.05}]",
            "total",
            80.1,
            "deliverBy",
            "2026-05-31");
    private static final Answer DOWN = new Answer(503, "");

    private static EngineBench bench;

    @BeforeAll
    static void open() {
        bench = new EngineBench();
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    /** A topic, where its contract stands, a case that may ask for it, and what money and goods it moves then. */
    record Topic(String name, String page, String path, Map<String, Object> variables, Moved moves) {

        Topic(String name, String page, String path, Map<String, Object> variables) {
            this(name, page, path, variables, Moved.NOTHING);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Topic> topics() {
        return Stream.of(
                new Topic("credit-bureau.fetch-report", "credit-bureau", "reports", LOAN),
                new Topic(
                        "documents.generate-offer",
                        "documents",
                        "offers",
                        Map.of("customerId", "C-1", "amount", 20000, "termMonths", 60, "rate", 6.9)),
                new Topic(
                        "documents.send-reminder",
                        "documents",
                        "reminders",
                        Map.of("customerId", "C-1", "offerId", "OF-1")),
                new Topic("documents.prefill-claim", "prefill-robot", "lookups", CLAIM),
                new Topic(
                        "payment.payout",
                        "payment",
                        "payouts",
                        Map.of("amount", 2850.5, "iban", "NL91ABNA0417164300"),
                        Moved.money(285050)),
                new Topic("payment.capture", "payment", "captures", ORDER, Moved.money(8010)),
                new Topic(
                        "payment.refund",
                        "payment",
                        "refunds",
                        Map.of("amount", 80.1, "iban", "NL91ABNA0417164300", "paymentId", "PY-1"),
                        Moved.money(8010)),
                new Topic("warehouse.reserve", "warehouse", "reservations", ORDER, Moved.goods(2)),
                new Topic(
                        "warehouse.release", "warehouse", "releases", Map.of("reservationId", "RS-1"), Moved.goods(-2)),
                new Topic("shipping.book", "shipping", "shipments", ORDER),
                new Topic("appraisal.order", "appraisal", "appraisals", CLAIM));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void theSimulatorAndTheRealSystemGiveTheCaseTheSame(Topic topic) throws IOException {
        prepare(topic);
        Errand errand = errand("same-" + topic.name(), topic.variables());
        Map<String, Object> simulated = Outsides.simulated(bench, topic.name()).run(errand);
        try (StandIn system = new StandIn(new Answer(200, answerTo(errand.key())))) {
            assertThat(Outsides.real(bench, system.address(), topic.name()).run(errand))
                    .isEqualTo(simulated);
            assertThat(system.paths).containsExactly("/v1/" + topic.path());
            assertThat(system.keys).containsExactly(errand.key());
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void theContractSaysWhatIsSentAndAnswered(Topic topic) throws IOException {
        Example example = example(topic);
        Errand errand = errand("described-" + topic.name(), topic.variables());
        try (StandIn system = new StandIn(new Answer(200, example.answer()))) {
            assertThat(Outsides.real(bench, system.address(), topic.name()).run(errand))
                    .isNotNull();
            JsonNode sent = bench.json.readTree(system.bodies.get(0));
            JsonNode described = bench.json.readTree(example.request());
            assertThat(members(described)).containsAll(members(sent));
            assertThat(members(sent))
                    .containsAll(members(described).stream()
                            .filter(name -> !List.of("iban", "paymentId").contains(name))
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void threeFailuresAndAnAnswerAreOneEffect(Topic topic) throws IOException {
        String answer = example(topic).answer();
        try (StandIn system = new StandIn(DOWN, DOWN, DOWN, new Answer(200, answer))) {
            String instance = bench.start(topic.name(), topic.variables());
            ExternalWork work = bench.worker("w", Outsides.real(bench, system.address(), topic.name()));
            for (Duration wait : EngineBench.settings().retries()) {
                assertThat(work.drain()).isEqualTo(1);
                assertThat(bench.step(instance)).isEqualTo("Task_Call");
                bench.pass(wait.plusSeconds(1));
            }
            assertThat(work.drain()).isEqualTo(1);
            assertThat(bench.step(instance)).isEqualTo("Task_After");
            assertThat(system.keys).hasSize(4);
            assertThat(new HashSet<>(system.keys)).hasSize(1);
            assertThat(system.applied).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void failingForEverIsOneIncident(Topic topic) throws IOException {
        try (StandIn system = new StandIn(DOWN)) {
            String instance = bench.start(topic.name(), topic.variables());
            ExternalWork work = bench.worker("w", Outsides.real(bench, system.address(), topic.name()));
            for (int look = 0; look < 20; look++) {
                work.drain();
                bench.pass(Duration.ofMinutes(11));
            }
            assertThat(bench.engine
                            .getRuntimeService()
                            .createIncidentQuery()
                            .processInstanceId(instance)
                            .count())
                    .isEqualTo(1);
            assertThat(system.keys).hasSize(4);
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aWorkerThatDiesAfterTheEffectLeavesOneEffect(Topic topic) {
        prepare(topic);
        int before = bench.effectCount();
        Moved movedBefore = bench.moved();
        List<String> keys = new ArrayList<>();
        String instance = bench.start(topic.name(), topic.variables());
        Connector simulated = Outsides.simulated(bench, topic.name());
        Connector connector = TopicConnector.of(topic.name(), simulated.reads(), errand -> {
            keys.add(errand.key());
            return simulated.run(errand);
        });
        ExternalWork dying = bench.worker("dying", TopicConnector.of(topic.name(), connector.reads(), errand -> {
            connector.run(errand);
            throw new StackOverflowError("killed");
        }));
        assertThatThrownBy(dying::drain).isInstanceOf(StackOverflowError.class);
        assertThat(bench.step(instance)).isEqualTo("Task_Call");
        assertThat(bench.moved().since(movedBefore)).as("money and goods").isEqualTo(topic.moves());

        bench.pass(Duration.ofSeconds(61));
        assertThat(bench.worker("next", connector).drain()).isEqualTo(1);
        assertThat(bench.step(instance)).isEqualTo("Task_After");
        assertThat(bench.effectCount() - before).isEqualTo(1);
        assertThat(bench.moved().since(movedBefore)).as("money and goods").isEqualTo(topic.moves());
        assertThat(keys).as("one call by each worker, both for the same effect").hasSize(2);
        assertThat(new HashSet<>(keys)).hasSize(1);
    }

    @Test
    void everyTopicIsServedByASimulatorOrASystem() {
        assertThat(Outsides.all(bench, null).stream()
                        .flatMap(served -> served.outside().topics().stream())
                        .map(Connector::topic))
                .containsExactlyInAnyOrderElementsOf(topics().map(Topic::name).toList());
    }

    @Test
    void aWarehouseTellsWhatIsMissing() throws IOException {
        String refusal = "{\"code\": \"out-of-stock\", \"missing\": [{\"sku\": \"LAMP-1\", \"quantity\": 1}]}";
        Errand errand = errand("missing", ORDER);
        try (StandIn system = new StandIn(new Answer(409, refusal))) {
            Connector real = Outsides.real(bench, system.address(), "warehouse.reserve");
            assertThatThrownBy(() -> real.run(errand)).isInstanceOfSatisfying(CallRefused.class, refused -> {
                assertThat(refused.code()).isEqualTo(Warehouse.OUT_OF_STOCK);
                assertThat(refused.answer()).isEqualTo(Map.of("missingItems", "1 × LAMP-1"));
            });
        }
    }

    private static Errand errand(String key, Map<String, Object> variables) {
        return new Errand(key, EngineBench.REFERENCE, "instance", "Task_Call", new HashMap<>(variables));
    }

    /** A reservation that can be released. */
    private static void prepare(Topic topic) {
        if (topic.name().equals("warehouse.release") && new Books(bench.jdbc).held("OR-1") == 0) {
            bench.jdbc.sql("delete from connectors_reservation").update();
            bench.jdbc.sql("delete from connectors_stock").update();
            bench.jdbc
                    .sql("insert into connectors_stock (sku, available) values ('LAMP-1', 8)")
                    .update();
            bench.jdbc
                    .sql("insert into connectors_reservation values ('RS-1', 'LAMP-1', 'OR-1', 2, 0, false)")
                    .update();
        }
    }

    private static String answerTo(String key) {
        return bench.effects.answerTo(key).orElseThrow();
    }

    private record Example(String request, String answer) {}

    private static Example example(Topic topic) throws IOException {
        String page = Files.readString(Path.of("src/docs/connectors", topic.page() + ".md"));
        int from = page.indexOf("`POST <url>/" + topic.path() + "`");
        assertThat(from).as("%s describes %s", topic.page(), topic.path()).isNotNegative();
        Matcher blocks = Pattern.compile("```json\n(.*?)\n```", Pattern.DOTALL).matcher(page);
        List<String> found = new ArrayList<>();
        for (int at = from; found.size() < 2 && blocks.find(at); at = blocks.end()) {
            found.add(blocks.group(1));
        }
        return new Example(found.get(0), found.get(1));
    }

    private static Set<String> members(JsonNode tree) {
        Set<String> names = new TreeSet<>();
        tree.fieldNames().forEachRemaining(name -> {
            names.add(name);
            names.addAll(members(tree.get(name)));
        });
        tree.forEach(child -> names.addAll(members(child)));
        return names;
    }
}
