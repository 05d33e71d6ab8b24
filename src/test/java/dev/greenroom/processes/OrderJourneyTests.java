package dev.greenroom.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Office;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Orders over HTTP, with the service's own workers: every outcome, the people it takes, and what the customer is told. */
@GreenroomTest
class OrderJourneyTests {

    private static final String PACKED = "{\"packResult\": \"packed\"}";

    @Autowired
    private ApplicationContext context;

    private Office office;

    @BeforeEach
    void open() {
        CleanHouse.empty(context);
        office = new Office(context);
    }

    @Test
    void anOrderIsSecuredPackedSentAndDelivered() {
        String order = order("LAMP");
        office.complete(order, "Task_PackOrder", "walter", PACKED);
        assertThat(office.get(order).get("variables").get("carrier").asText()).isNotBlank();
        office.tell(order, "delivered", "{\"deliveryNote\": \"At the door\"}");
        assertThat(office.outcome(order)).isEqualTo("delivered");
        told(order, "has been delivered", "wurde zugestellt");
    }

    @Test
    void aLateOrderIsChased() {
        String order = order("LAMP");
        office.complete(order, "Task_PackOrder", "walter", PACKED);
        office.pass(Duration.ofDays(95));
        assertThat(office.story(order))
                .anyMatch(line ->
                        line.get("text").asText().equals("A notice to the customer is due: the order is late."));
        office.complete(order, "Task_ChaseCarrier", "walter", "{\"carrierAnswer\": \"on-its-way\"}");
        office.tell(order, "delivered", "{}");
        assertThat(office.outcome(order)).isEqualTo("delivered");
    }

    @Test
    void aCustomerWaitsForWhatIsOutOfStock() {
        String order = order("VASE-out");
        office.tell(order, "backorder-answered", "{\"accepted\": true}");
        assertThat(office.steps(order)).containsExactly("Task_PackOrder");
        assertThat(office.get(order).get("variables").get("missingItems").asText())
                .isEqualTo("2 × VASE-out");
    }

    @Test
    void aCancelledOrderIsUndone() {
        String order = order("LAMP");
        office.withdraw(order);
        assertThat(office.outcome(order)).isEqualTo("cancelled");
        told(order, "was cancelled", "wurde storniert");
    }

    @Test
    void aReturnedOrderStartsARefundCaseAndEachTellsOfTheOther() {
        String order = order("LAMP");
        office.complete(order, "Task_PackOrder", "walter", PACKED);
        office.tell(order, "returned", "{\"returnNote\": \"Nobody at home\"}");
        assertThat(office.outcome(order)).isEqualTo("returned");
        told(order, "refunding you", "erstatten");

        String refund =
                office.get(order).get("variables").get("refundReference").asText();
        assertThat(refund).startsWith("RF-");
        assertThat(links(order)).containsExactly(refund);
        assertThat(links(refund)).containsExactly(order);
        JsonNode found = office.get(refund);
        assertThat(found.get("customer").get("id").asText()).isEqualTo("C-1");
        assertThat(found.get("variables").get("orderNumber").asText()).isEqualTo(order);
        assertThat(found.get("sla").has("dueAt")).as("a promise of its own").isTrue();

        office.complete(refund, "Task_ReviewRefund", "anna", "{\"reviewResult\": \"approve\"}");
        assertThat(office.outcome(refund)).isEqualTo("paid");
    }

    private List<String> links(String reference) {
        return office.story(reference).stream()
                .filter(line -> line.has("linkedCase"))
                .map(line -> line.get("linkedCase").asText())
                .toList();
    }

    private String order(String sku) {
        return office.start(
                "order-fulfilment",
                "C-1",
                """
                {"lines": [{"sku": "%s", "quantity": 2, "price": 40}], "total": 80, "deliverBy": "2026-05-31"}"""
                        .formatted(sku));
    }

    private void told(String order, String english, String german) {
        assertThat(office.sentence(order, "en")).contains(english);
        assertThat(office.sentence(order, "de")).contains(german);
    }
}
