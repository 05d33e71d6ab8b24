package dev.greenroom.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Office;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Whose a case's time was, as callers see it. */
@GreenroomTest
class TimeSplitHttpTests {

    private final Office office;

    TimeSplitHttpTests(@Autowired ApplicationContext context) {
        this.office = new Office(context);
    }

    private String refund(int amount, boolean goodsExpected) {
        return office.start(
                "refund-request",
                "C-1",
                """
                {"orderNumber": "O-1", "amount": %d, "reason": "changed-mind", "purchaseDate": "2026-02-25",
                 "goodsExpected": %s, "iban": "NL91ABNA0417164300"}"""
                        .formatted(amount, goodsExpected));
    }

    @Test
    void timeIsTheQueuesUntilSomebodyTakesTheItem() {
        String reference = refund(900, false);
        office.pass(Duration.ofMinutes(10));
        office.as("berta").post("/api/work/" + office.itemAt(reference, "Task_ReviewRefund") + "/claim", "{}");
        office.pass(Duration.ofMinutes(5));

        JsonNode split = office.get(reference).get("timeSplit");

        assertThat(split.get("queued").asLong()).isEqualTo(600);
        assertThat(split.get("working").asLong()).isEqualTo(300);
        assertThat(split.get("elapsed").asLong()).isEqualTo(900);
        assertThat(split.get("current").asText()).isEqualTo("working");
    }

    @Test
    void timeIsTheCustomersWhileTheirGoodsAreAwaited() {
        String reference = refund(50, true);
        assertThat(office.steps(reference)).containsExactly("Task_AwaitGoods");
        office.pass(Duration.ofDays(2));

        JsonNode split = office.get(reference).get("timeSplit");

        assertThat(split.get("customer").asLong()).isEqualTo(2 * 86_400);
        assertThat(split.get("current").asText()).isEqualTo("customer");
    }

    @Test
    void timeStandsStillWhileTheCaseIsClosed() {
        String reference = refund(900, false);
        office.pass(Duration.ofMinutes(10));
        office.withdraw(reference);
        office.pass(Duration.ofDays(1));
        assertThat(office.get(reference).get("timeSplit").get("elapsed").asLong())
                .isEqualTo(600);
        assertThat(office.get(reference).get("timeSplit").has("current")).isFalse();

        office.as("carla").post("/api/cases/" + reference + "/reopen", "{\"cause\": \"wrong-decision\"}");
        office.pass(Duration.ofMinutes(1));

        JsonNode split = office.get(reference).get("timeSplit");
        assertThat(split.get("elapsed").asLong()).isEqualTo(660);
        assertThat(split.get("queued").asLong()).isEqualTo(660);
    }
}
