package dev.greenroom.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.Greenroom;
import dev.greenroom.Http;
import dev.greenroom.Nodes;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service in Java machines of its own, each killed between an effect and its completion; the next one goes on. The
 * same on every database.
 */
abstract class KilledNodeContract {

    private static final int KILLED = 128 + 9;
    private static final String REFUND =
            """
            {"orderNumber": "S-1", "amount": 50, "reason": "not-delivered", "purchaseDate": "2026-02-25",
             "goodsExpected": false, "iban": "NL91ABNA0417164300"}""";
    private static final String MISSING =
            "{\"documentsResult\": \"missing\", \"missingDocuments\": \"Repair estimate\"}";

    @TempDir
    private Path folder = Path.of("");

    private Nodes nodes = Nodes.onH2(folder);

    /** On a database of their own, in this folder if it needs one. */
    abstract Nodes nodes(Path folder) throws IOException;

    @BeforeEach
    void open() throws IOException {
        nodes = nodes(folder);
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        nodes.close();
    }

    @Test
    void whatWasDoneBeforeTheKillIsNotDoneAgain() throws Exception {
        Process paying = node(DyingNode.class, "payment.refund");
        untold(() -> start("refund-request", REFUND));
        awaitDeath(paying);

        Process noting = node(DyingNode.class, "notices.record");
        String refund = start("refund-request", REFUND);
        await(refund, found -> found.path("outcome").asText().equals("paid"));
        String claim = start(
                "insurance-claim",
                """
                {"policyNumber": "P-2001", "lossType": "motor", "lossDate": "2026-02-20", "estimatedAmount": 3000,
                 "injury": false, "description": "A tree fell on the car.", "iban": "NL91ABNA0417164300"}""");
        untold(() -> complete(claim, "Task_CheckDocuments", "anna", MISSING));
        awaitDeath(noting);

        Process refunding = node(DyingNode.class, "cases.start-refund");
        await(claim, found -> found.path("steps").findValuesAsText("element").contains("Task_AwaitDocuments"));
        String order = start(
                "order-fulfilment",
                """
                {"lines": [{"sku": "LAMP", "quantity": 2, "price": 40}], "total": 80, "deliverBy": "2026-05-31"}""");
        complete(order, "Task_PackOrder", "walter", "{\"packResult\": \"packed\"}");
        await(order, found -> found.path("steps").findValuesAsText("element").contains("Task_AwaitDelivery"));
        untold(() -> nodes.as("carla")
                .with("Message-Id", "returned")
                .post("/api/cases/" + order + "/messages/returned", "{\"variables\": {}}"));
        awaitDeath(refunding);

        Process last = node(Greenroom.class);
        await(order, found -> found.path("outcome").asText().equals("returned"));
        last.destroyForcibly().waitFor();
        assertOneEffectEach(refund, claim, order);
    }

    private void assertOneEffectEach(String refund, String claim, String order) throws Exception {
        assertThat(number("select count(*) from connectors_ledger where case_reference = '" + refund + "'"))
                .as("payments")
                .isEqualTo(1);
        assertThat(number("select count(*) from case_notice where reference = '" + claim + "'"))
                .as("notices")
                .isEqualTo(1);
        assertThat(number("select count(*) from case_view where process = 'refund-request'"))
                .as("the refund that a person asked for, and the one of the order")
                .isEqualTo(2);
        assertThat(number("select taken from connectors_reservation where case_reference = '" + order + "'"))
                .isEqualTo(2);
    }

    /** Without a topic, the service as it is. */
    private Process node(Class<?> program, String... topic) throws IOException {
        return nodes.start(
                program,
                List.of(topic),
                "--greenroom.connectors.lock=4s",
                "--greenroom.connectors.call-timeout=2s",
                "--greenroom.connectors.idle=500ms");
    }

    private String start(String process, String variables) {
        Http.Answer answer = nodes.as("carla")
                .with("Idempotency-Key", process)
                .post(
                        "/api/cases",
                        "{\"process\": \"" + process + "\", \"customer\": {\"id\": \"C-1\", \"name\": \"Kim\"},"
                                + " \"channel\": \"phone\", \"variables\": " + variables + "}");
        assertThat(answer.status()).as(answer.toString()).isIn(200, 201);
        return answer.json().path("reference").asText();
    }

    private void complete(String reference, String step, String person, String data) {
        JsonNode found = await(
                reference,
                each -> each.path("steps").findValuesAsText("element").contains(step));
        for (JsonNode each : found.path("steps")) {
            if (each.path("element").asText().equals(step)) {
                String item = each.path("workItemId").asText();
                Http.Answer done = nodes.as(person).post("/api/work/" + item + "/complete", "{\"data\": " + data + "}");
                assertThat(done.status()).as(done.toString()).isEqualTo(200);
            }
        }
    }

    /** The node may be gone before its answer is out. */
    private static void untold(Runnable request) {
        try {
            request.run();
        } catch (IllegalStateException cutOff) {
            assertThat(cutOff.getCause()).isInstanceOf(IOException.class);
        }
    }

    private JsonNode await(String reference, Predicate<JsonNode> wanted) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> nodes.as("carla").get("/api/cases/" + reference).json(), wanted);
    }

    private static void awaitDeath(Process node) throws InterruptedException {
        assertThat(node.waitFor(1, TimeUnit.MINUTES)).as("killed").isTrue();
        assertThat(node.exitValue()).isEqualTo(KILLED);
    }

    private int number(String query) throws Exception {
        try (Connection connection = nodes.connection();
                ResultSet found = connection.createStatement().executeQuery(query)) {
            found.next();
            return found.getInt(1);
        }
    }
}
