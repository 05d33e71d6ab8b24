package dev.greenroom.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.CleanHouse;
import dev.greenroom.Http;
import dev.greenroom.Office;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An order that fails, wherever it fails, leaves the shelves and the bank as they were: exactly what was done is undone.
 */
abstract class OrderUndoneContract {

    private static final int FULL = 10000;
    private static final String PACKED = "{\"packResult\": \"packed\"}";

    @Autowired
    private ApplicationContext context;

    private Office office;
    private Books books;

    @BeforeEach
    void open() {
        CleanHouse.empty(context);
        office = new Office(context);
        books = new Books(context.getBean(JdbcClient.class));
    }

    @Test
    void aDeliveredOrderKeepsGoodsAndMoney() {
        String order = order("C-1", "LAMP");
        assertThat(books.available("LAMP")).isEqualTo(FULL - 2);
        office.complete(order, "Task_PackOrder", "walter", PACKED);
        office.tell(order, "delivered", "{}");
        assertThat(office.outcome(order)).isEqualTo("delivered");
        assertThat(books.held(order)).isEqualTo(2);
        assertThat(books.sum("capture", order)).isEqualByComparingTo("80.10");
        assertThat(books.sum("refund", order)).isZero();
    }

    @Test
    void whenTheGoodsAreNotThereAndNobodyWaitsThePaymentGoesBack() {
        String order = order("C-1", "VASE-out");
        assertThat(office.get(order).get("variables").get("missingItems").asText())
                .isEqualTo("2 × VASE-out");
        office.complete(order, "Task_AgreeBackorder", "carla", "{\"accepted\": false}");
        assertThat(office.outcome(order)).isEqualTo("cancelled");
        assertThat(books.sum("capture", order)).isEqualByComparingTo("80.10");
        nothingIsLeft(order, "VASE-out", 0);
    }

    @Test
    void whenThePaymentIsDeclinedTheGoodsGoBack() {
        String order = order("C-declined", "LAMP");
        assertThat(office.outcome(order)).isEqualTo("cancelled");
        assertThat(books.effects(order)).containsExactly("warehouse", "warehouse");
        assertThat(books.sum("capture", order)).isZero();
        nothingIsLeft(order, "LAMP", FULL);
    }

    @Test
    void whenNothingWasDoneNothingIsUndone() {
        String order = order("C-declined", "VASE-out");
        assertThat(office.outcome(order)).isEqualTo("cancelled");
        assertThat(books.effects(order)).isEmpty();
    }

    @Test
    void cancelledBeforeAnythingIsDoneBothAreDoneAndUndone() {
        String order = office.startAlone("order-fulfilment", "C-1", lines("LAMP"));
        office.withdraw(order);
        assertThat(office.outcome(order)).isEqualTo("cancelled");
        assertThat(books.effects(order)).containsExactly("payment", "payment", "warehouse", "warehouse");
        nothingIsLeft(order, "LAMP", FULL);
    }

    @Test
    void cancelledBetweenReservationAndPaymentBothAreUndone() {
        String order = order("C-fail1", "LAMP");
        assertThat(books.effects(order)).containsExactly("warehouse");
        office.withdraw(order);
        assertThat(office.steps(order)).as("a payment under way is waited for").contains("Task_CapturePayment");
        office.pass(Duration.ofSeconds(11));
        assertThat(office.outcome(order)).isEqualTo("cancelled");
        assertThat(books.sum("capture", order)).isEqualByComparingTo("80.10");
        nothingIsLeft(order, "LAMP", FULL);
    }

    @Test
    void cancelledBetweenPaymentAndReservationBothAreUndone() {
        String order = order("C-1", "LAMP-fail1");
        assertThat(books.effects(order)).containsExactly("payment");
        office.withdraw(order);
        office.pass(Duration.ofSeconds(11));
        assertThat(office.outcome(order)).isEqualTo("cancelled");
        assertThat(books.sum("capture", order)).isEqualByComparingTo("80.10");
        nothingIsLeft(order, "LAMP-fail1", FULL);
    }

    @Test
    void cancelledWhileItIsPackedBothAreUndone() {
        String order = order("C-1", "LAMP");
        office.withdraw(order);
        assertThat(office.outcome(order)).isEqualTo("cancelled");
        nothingIsLeft(order, "LAMP", FULL);
    }

    @Test
    void whatCannotBePackedIsUndone() {
        String order = order("C-1", "LAMP");
        office.complete(
                order, "Task_PackOrder", "walter", "{\"packResult\": \"return\", \"returnCause\": \"wrong-data\"}");
        assertThat(office.outcome(order)).isEqualTo("cancelled");
        nothingIsLeft(order, "LAMP", FULL);
    }

    @Test
    void whatNoCarrierTakesIsUndone() {
        String order = order("C-1", "ANVIL-ship-refused");
        office.complete(order, "Task_PackOrder", "walter", PACKED);
        assertThat(office.outcome(order)).isEqualTo("cancelled");
        nothingIsLeft(order, "ANVIL-ship-refused", FULL);
    }

    @Test
    void aBackorderGivesBackOnlyWhatItTook() {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        jdbc.sql("insert into connectors_stock (sku, available) values ('RARE', 1)")
                .update();
        String order = order("C-1", "RARE");
        assertThat(office.get(order).get("variables").get("missingItems").asText())
                .isEqualTo("1 × RARE");
        office.complete(order, "Task_AgreeBackorder", "carla", "{\"accepted\": true}");
        assertThat(books.available("RARE")).isZero();
        office.withdraw(order);
        assertThat(office.outcome(order)).isEqualTo("cancelled");
        nothingIsLeft(order, "RARE", 1);
    }

    @Test
    void aRefundThatFailedIsTriedAgainAndTheOrderIsUndone() {
        String order = orderWhoseRefundIsStuck();
        settle(order, "omar", "retry", "{}");
        assertThat(office.outcome(order)).isEqualTo("cancelled");
        assertThat(books.sum("capture", order)).isEqualByComparingTo("80.10");
        nothingIsLeft(order, "LAMP", FULL);
    }

    @Test
    void aRefundThatFailedIsMadeByHandAndTheOrderIsUndone() {
        String order = orderWhoseRefundIsStuck();
        settle(order, "berta", "by-hand", "{\"data\": {\"refundId\": \"RE-1\"}, \"note\": \"In the bank's portal\"}");
        assertThat(office.outcome(order)).isEqualTo("cancelled");
        assertThat(books.sum("refund", order))
                .as("the machine gave nothing back")
                .isZero();
        assertThat(office.get(order).at("/variables/refundId").asText()).isEqualTo("RE-1");
        assertThat(told(order)).contains("Berta did “Refund payment” by hand.");
        assertThat(books.held(order)).isZero();
    }

    @Test
    void aRefundThatFailedIsGivenUpAndTheRestOfTheOrderIsUndone() {
        String order = orderWhoseRefundIsStuck();
        settle(order, "sven", "give-up", "{\"reason\": \"The customer takes a voucher\"}");
        assertThat(office.outcome(order)).isEqualTo("cancelled");
        assertThat(books.sum("refund", order)).isZero();
        assertThat(told(order)).contains("Sven gave “Refund payment” up.");
        assertThat(books.available("LAMP")).isEqualTo(FULL);
        assertThat(books.held(order)).isZero();
    }

    /** Cancelled and its goods back on the shelf, but the bank failed as often as the machine tries. */
    private String orderWhoseRefundIsStuck() {
        String order = order("C-refund-fail4", "LAMP");
        office.withdraw(order);
        assertThat(office.steps(order)).contains("Task_RefundPayment");
        for (Duration wait : EngineBench.settings().retries()) {
            assertThat(office.get(order).get("stuck")).isEmpty();
            office.pass(wait.plusSeconds(1));
        }
        assertThat(office.get(order).get("stuck").findValuesAsText("step")).containsExactly("Task_RefundPayment");
        assertThat(office.get(order).get("state").asText()).isEqualTo("open");
        assertThat(books.sum("refund", order)).isZero();
        assertThat(books.available("LAMP")).isEqualTo(FULL);
        return order;
    }

    private void settle(String order, String person, String way, String body) {
        String stuck = office.get(order).at("/stuck/0/id").asText();
        Http.Answer settled = office.as(person).post("/api/cases/" + order + "/stuck/" + stuck + "/" + way, body);
        assertThat(settled.status()).as(settled.toString()).isEqualTo(200);
        office.machinesWork();
    }

    private List<String> told(String order) {
        return office.story(order).stream()
                .map(line -> line.path("text").asText())
                .toList();
    }

    private String order(String customer, String sku) {
        return office.start("order-fulfilment", customer, lines(sku));
    }

    private static String lines(String sku) {
        return """
               {"lines": [{"sku": "%s", "quantity": 2, "price": 40.05}], "total": 80.10, "deliverBy": "2026-05-31"}"""
                .formatted(sku);
    }

    private void nothingIsLeft(String order, String sku, int atFirst) {
        assertThat(books.available(sku)).isEqualTo(atFirst);
        assertThat(books.held(order)).isZero();
        BigDecimal captured = books.sum("capture", order);
        assertThat(books.sum("refund", order)).isEqualByComparingTo(captured);
    }
}
