package dev.greenroom.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import dev.greenroom.readmodel.ReadModelCheck;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Where a case goes when a stuck step is given up: the way its model says, and what was done is undone there. */
@GreenroomTest
class GiveUpTests {

    private static final String ORDER =
            """
            {"process": "order-fulfilment", "customer": {"id": "C-9", "name": "Ada Nowak"},
             "variables": {"lines": [{"sku": "LAMP", "quantity": 1, "price": 40}], "total": 40,
               "deliverBy": "2026-03-20"}}""";

    private final ApplicationContext context;
    private final Loans house;
    private final ExternalTaskService outside;

    GiveUpTests(@Autowired ApplicationContext context) {
        this.context = context;
        this.house = new Loans(context);
        this.outside = context.getBean(ExternalTaskService.class);
    }

    @BeforeEach
    void emptyHouse() {
        CleanHouse.empty(context);
    }

    private String start(String body) {
        Http.Answer started = house.as("carla")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/cases", body);
        assertThat(started.status()).as(started.toString()).isEqualTo(201);
        house.jobs().run();
        return started.json().get("reference").asText();
    }

    /** The outside gives no answer, and no attempt is left. */
    private void fails(String topic) {
        List<LockedExternalTask> taken =
                outside.fetchAndLock(1, "test").topic(topic, 60_000).execute();
        assertThat(taken).hasSize(1);
        outside.handleFailure(taken.get(0).getId(), "test", "no answer", "no answer", 0, 0);
    }

    private JsonNode giveUp(String reference) {
        JsonNode stuck = house.get(reference).get("stuck");
        assertThat(stuck).hasSize(1);
        Http.Answer given = house.as("berta")
                .post(
                        "/api/cases/" + reference + "/stuck/"
                                + stuck.get(0).get("id").asText() + "/give-up",
                        "{\"reason\": \"No answer for days\"}");
        assertThat(given.status()).as(given.toString()).isEqualTo(200);
        house.machinesWork();
        assertThat(context.getBean(ReadModelCheck.class).differences()).isEmpty();
        return house.get(reference);
    }

    private List<String> story(String reference) {
        return house.as("carla")
                .get("/api/cases/" + reference + "/timeline?limit=200")
                .json()
                .get("items")
                .findValuesAsText("text");
    }

    @Test
    void aRefundThatFailsIsPaidByAPersonAsItsModelSays() {
        String reference = start(
                """
                {"process": "refund-request", "customer": {"id": "C-9", "name": "Ada Nowak"},
                 "variables": {"orderNumber": "OR-1", "amount": 80, "reason": "not-delivered",
                   "purchaseDate": "2026-02-01", "goodsExpected": false}}""");
        fails("payment.refund");

        JsonNode now = giveUp(reference);

        assertThat(now.get("steps").findValuesAsText("element")).containsExactly("Task_RefundByHand");
        assertThat(now.get("stuck")).isEmpty();
        assertThat(story(reference)).contains("Berta gave “Pay refund” up.");
    }

    @Test
    void anOrderWhoseReservationIsGivenUpIsAgreedWithTheCustomer() {
        String reference = start(ORDER);
        fails("warehouse.reserve");
        house.machinesWork();
        assertThat(house.get(reference).get("variables").has("paymentId")).isTrue();

        JsonNode now = giveUp(reference);

        assertThat(now.get("steps").findValuesAsText("element")).containsExactly("Task_AgreeBackorder");
        house.complete(reference, "Task_AgreeBackorder", "carla", "{\"accepted\": false}");
        assertThat(house.get(reference).get("outcome").asText()).isEqualTo("cancelled");
        assertThat(story(reference)).contains("Refund payment began.").doesNotContain("Release stock began.");
    }

    @Test
    void anOrderWhosePaymentIsGivenUpIsCancelledAndItsGoodsGoBack() {
        String reference = start(ORDER);
        fails("payment.capture");
        house.machinesWork();

        JsonNode now = giveUp(reference);

        assertThat(now.get("outcome").asText()).isEqualTo("cancelled");
        assertThat(story(reference)).contains("Release stock began.").doesNotContain("Refund payment began.");
    }

    @Test
    void anOrderWhoseShipmentIsGivenUpIsUndoneAsAWhole() {
        String reference = start(ORDER);
        house.machinesWork();
        Http.Answer packed = house.as("walter")
                .post(
                        "/api/work/" + house.itemAt(reference, "Task_PackOrder") + "/complete",
                        "{\"data\": {\"packResult\": \"packed\"}}");
        assertThat(packed.status()).as(packed.toString()).isEqualTo(200);
        fails("shipping.book");

        JsonNode now = giveUp(reference);

        assertThat(now.get("outcome").asText()).isEqualTo("cancelled");
        assertThat(story(reference)).contains("Refund payment began.", "Release stock began.");
    }

    @Test
    void whatUndoesIsLeftOutAndTheRestIsUndone() {
        String reference = start(ORDER);
        house.machinesWork();
        house.as("walter")
                .post(
                        "/api/work/" + house.itemAt(reference, "Task_PackOrder") + "/complete",
                        "{\"data\": {\"packResult\": \"return\", \"returnCause\": \"wrong-data\"}}");
        fails("warehouse.release");

        JsonNode now = giveUp(reference);

        assertThat(now.get("outcome").asText()).isEqualTo("cancelled");
        assertThat(story(reference)).contains("Berta gave “Release stock” up.", "Refund payment began.");
    }
}
