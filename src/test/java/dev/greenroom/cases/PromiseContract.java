package dev.greenroom.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.Http;
import dev.greenroom.Office;
import dev.greenroom.readmodel.ReadModelCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** The one date a customer was told, and how it moves; the same on every database. The clock stands on 2 March 2026. */
abstract class PromiseContract {

    private final ApplicationContext house;
    private final Office office;

    PromiseContract(ApplicationContext context) {
        this.house = context;
        this.office = new Office(context);
    }

    @BeforeEach
    void emptyHouse() {
        CleanHouse.empty(house);
    }

    private String refund() {
        return office.start(
                "refund-request",
                "C-1",
                """
                {"orderNumber": "O-1", "amount": 900, "reason": "changed-mind", "purchaseDate": "2026-02-25",
                 "goodsExpected": false, "iban": "NL91ABNA0417164300"}""");
    }

    private Http.Answer promise(String person, String reference, String body) {
        return office.as(person).post("/api/cases/" + reference + "/promises", body);
    }

    private List<JsonNode> ledger(String reference) {
        List<JsonNode> items = new ArrayList<>();
        office.as("carla")
                .get("/api/cases/" + reference + "/promises")
                .json()
                .get("items")
                .forEach(items::add);
        return items;
    }

    /** The open items that ask somebody to tell this case's customer. */
    private List<JsonNode> tellItems(String reference) {
        List<JsonNode> items = new ArrayList<>();
        office.as("carla")
                .get("/api/work?view=all&process=tell-customer")
                .json()
                .get("items")
                .forEach(item -> {
                    if (item.get("caseReference").asText().equals(reference)) {
                        items.add(item);
                    }
                });
        return items;
    }

    @Test
    void aNewCasePromisesWhatTheTableSays() {
        String reference = refund();

        assertThat(office.get(reference).get("promise").get("date").asText()).isEqualTo("2026-03-16");
        assertThat(office.get(reference).get("promise").has("movedFrom")).isFalse();
        assertThat(ledger(reference)).singleElement().satisfies(entry -> {
            assertThat(entry.get("kind").asText()).isEqualTo("first");
            assertThat(entry.get("event").asText()).isEqualTo("opened");
            assertThat(entry.get("source").asText()).contains("2011/83/EU");
            assertThat(entry.has("promisedBy")).isFalse();
        });
        assertThat(tellItems(reference)).isEmpty();
    }

    @Test
    void aLaterDateIsWorkForTheFrontOffice() {
        String reference = refund();

        Http.Answer moved = promise(
                "berta",
                reference,
                "{\"date\": \"2026-03-25\", \"reason\": \"The bank needs longer\", \"channel\": \"phone\"}");

        assertThat(moved.status()).as(moved.toString()).isEqualTo(201);
        JsonNode now = office.get(reference).get("promise");
        assertThat(now.get("date").asText()).isEqualTo("2026-03-25");
        assertThat(now.get("movedFrom").asText()).isEqualTo("2026-03-16");
        assertThat(now.get("reason").asText()).isEqualTo("The bank needs longer");
        assertThat(office.steps(reference)).containsExactly("Task_ReviewRefund");
        JsonNode item = tellItems(reference).get(0);
        assertThat(item.get("groups").toString()).contains("front-office");
        JsonNode form =
                office.as("carla").get("/api/work/" + item.get("id").asText()).json();
        assertThat(form.get("data").get("promiseDate").asText()).isEqualTo("2026-03-25");
        assertThat(form.get("data").get("promiseBefore").asText()).isEqualTo("2026-03-16");
        assertThat(office.story(reference))
                .anySatisfy(line -> assertThat(line.get("text").asText()).contains("25 March 2026"));
        assertThat(house.getBean(ReadModelCheck.class).differences()).isEmpty();
    }

    @Test
    void whoToldTheCustomerStandsInTheLedger() {
        String reference = refund();
        promise("berta", reference, "{\"date\": \"2026-03-25\", \"reason\": \"The bank needs longer\"}");
        String item = tellItems(reference).get(0).get("id").asText();

        Http.Answer done = office.as("carla")
                .post(
                        "/api/work/" + item + "/complete",
                        "{\"data\": {\"promiseTold\": \"told\", \"toldThrough\": \"phone\"}}");

        assertThat(done.status()).as(done.toString()).isEqualTo(200);
        JsonNode told = ledger(reference).get(0).get("told");
        assertThat(told.get("by").asText()).isEqualTo("carla");
        assertThat(told.get("through").asText()).isEqualTo("phone");
        assertThat(office.get(reference).get("state").asText()).isEqualTo("open");
        assertThat(tellItems(reference)).isEmpty();
    }

    @Test
    void aCaseMayCloseWhileItsCustomerIsStillToBeTold() {
        String reference = refund();
        promise("berta", reference, "{\"date\": \"2026-03-25\", \"reason\": \"The bank needs longer\"}");

        office.withdraw(reference);

        assertThat(office.outcome(reference)).isEqualTo("withdrawn");
        assertThat(tellItems(reference)).hasSize(1);
        assertThat(house.getBean(ReadModelCheck.class).differences()).isEmpty();
        house.getBean(ReadModelCheck.class).rebuild(done -> {});
        assertThat(office.outcome(reference)).isEqualTo("withdrawn");
        String item = tellItems(reference).get(0).get("id").asText();
        office.as("carla")
                .post(
                        "/api/work/" + item + "/complete",
                        "{\"data\": {\"promiseTold\": \"told\", \"toldThrough\": \"mail\"}}");
        assertThat(office.outcome(reference)).isEqualTo("withdrawn");
        assertThat(tellItems(reference)).isEmpty();
    }

    @Test
    void anOpenItemAlwaysTellsTheDateThatCounts() {
        String reference = refund();
        promise("berta", reference, "{\"date\": \"2026-03-25\", \"reason\": \"The bank needs longer\"}");

        promise("berta", reference, "{\"date\": \"2026-03-20\", \"reason\": \"The bank was quick\"}");

        JsonNode item = tellItems(reference).get(0);
        assertThat(tellItems(reference)).hasSize(1);
        JsonNode data = office.as("carla")
                .get("/api/work/" + item.get("id").asText())
                .json()
                .get("data");
        assertThat(data.get("promiseDate").asText()).isEqualTo("2026-03-20");
        assertThat(data.get("promiseBefore").asText()).isEqualTo("2026-03-16");
    }

    @Test
    void anEarlierDateNeedsNobodysCall() {
        String reference = refund();

        promise("berta", reference, "{\"date\": \"2026-03-06\", \"reason\": \"Quick check\"}");

        assertThat(office.get(reference).get("promise").get("movedFrom").asText())
                .isEqualTo("2026-03-16");
        assertThat(tellItems(reference)).isEmpty();
    }

    @Test
    void whatCannotBePromisedIsRefusedByField() {
        String reference = refund();

        refused(promise("berta", reference, "{\"date\": \"2026-03-01\", \"reason\": \"x\"}"), "date");
        refused(promise("berta", reference, "{\"date\": \"2026-03-16\", \"reason\": \"x\"}"), "date");
        refused(promise("berta", reference, "{\"date\": \"2046-03-16\", \"reason\": \"x\"}"), "date");
        refused(promise("berta", reference, "{\"date\": \"soon\", \"reason\": \"x\"}"), "date");
        refused(promise("berta", reference, "{\"date\": \"2026-03-20\"}"), "reason");
        refused(promise("berta", reference, "{\"date\": \"2026-03-20\", \"reason\": \"x\", \"why\": 1}"), "why");
        assertThat(ledger(reference)).hasSize(1);
        assertThat(tellItems(reference)).isEmpty();
    }

    private static void refused(Http.Answer answer, String field) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.json().get("errors").findValuesAsText("field")).containsExactly(field);
    }

    @Test
    void onlyThoseWhoWorkOnTheCasePromise() {
        String reference = refund();
        String body = "{\"date\": \"2026-03-25\", \"reason\": \"The bank needs longer\"}";

        assertThat(promise("walter", reference, body).status()).isEqualTo(403);
        assertThat(promise("olga", reference, body).status()).isEqualTo(403);
        assertThat(promise("anna", reference, body).status()).isEqualTo(201);
        assertThat(promise("sven", reference, "{\"date\": \"2026-03-26\", \"reason\": \"x\"}")
                        .status())
                .isEqualTo(201);
        office.withdraw(reference);
        assertThat(promise("sven", reference, "{\"date\": \"2026-03-27\", \"reason\": \"x\"}")
                        .status())
                .isEqualTo(410);
    }

    @Test
    void theNextPromiseFollowsTheOneThatWasKept() {
        String reference = office.start(
                "insurance-claim",
                "C-2",
                """
                {"policyNumber": "P-2001", "lossType": "motor", "lossDate": "2026-02-25", "estimatedAmount": 3000,
                 "injury": false, "description": "A tree fell on the car.", "iban": "NL91ABNA0417164300"}""");
        assertThat(office.get(reference).get("promise").get("date").asText()).isEqualTo("2026-03-17");

        office.complete(
                reference,
                "Task_CheckDocuments",
                "anna",
                "{\"documentsResult\": \"complete\", \"documents\": \"damage-photos,repair-estimate\"}");

        JsonNode entry = ledger(reference).get(0);
        assertThat(entry.get("kind").asText()).isEqualTo("next");
        assertThat(entry.get("event").asText()).isEqualTo("documents-complete");
        assertThat(entry.get("date").asText()).isEqualTo("2026-04-11");
        assertThat(office.get(reference).get("promise").has("movedFrom")).isFalse();
        assertThat(tellItems(reference)).isEmpty();
    }

    @Test
    void aReopenedCaseIsPromisedAnew() {
        String reference = refund();
        office.withdraw(reference);
        office.pass(Duration.ofDays(1));

        office.as("carla").post("/api/cases/" + reference + "/reopen", "{\"cause\": \"wrong-decision\"}");

        JsonNode entry = ledger(reference).get(0);
        assertThat(entry.get("event").asText()).isEqualTo("reopened");
        assertThat(entry.get("kind").asText()).isEqualTo("next");
        assertThat(entry.get("date").asText()).isEqualTo("2026-03-17");
        assertThat(tellItems(reference)).isEmpty();
    }

    @Test
    void nobodyStartsTheTellingByHand() {
        Http.Answer refused = office.as("carla")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        "/api/cases",
                        """
                        {"process": "tell-customer", "customer": {"id": "C-1", "name": "Maria Jansen"}, "variables": {}}""");

        assertThat(refused.status()).as(refused.toString()).isEqualTo(404);
    }

    @Test
    void anotherAgreedDateMovesThePromiseAndTheCustomerIsTold() {
        String reference = office.startAlone(
                "order-fulfilment",
                "C-3",
                """
                {"lines": [{"sku": "TABLE-1", "quantity": 1, "price": 80}], "total": 80, "deliverBy": "2026-03-20"}""");
        assertThat(office.get(reference).get("promise").get("date").asText()).isEqualTo("2026-03-20");
        RuntimeService runtime = house.getBean(RuntimeService.class);
        ProcessInstance order = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(reference)
                .singleResult();

        runtime.setVariable(order.getId(), "deliverBy", "2026-03-27");

        JsonNode now = office.get(reference).get("promise");
        assertThat(now.get("date").asText()).isEqualTo("2026-03-27");
        assertThat(now.get("movedFrom").asText()).isEqualTo("2026-03-20");
        assertThat(now.get("reason").asText()).isEqualTo("Another date was agreed.");
        assertThat(tellItems(reference)).hasSize(1);
    }
}
