package dev.greenroom.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import dev.greenroom.Office;
import dev.greenroom.shared.MovableClock;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What the ledger says over HTTP, and to whom. */
@GreenroomTest
class ReportHttpTests {

    private final ApplicationContext context;
    private final MovableClock clock;
    private final Office office;

    ReportHttpTests(@Autowired ApplicationContext context) {
        this.context = context;
        this.clock = context.getBean(MovableClock.class);
        this.office = new Office(context);
    }

    @BeforeEach
    void begin() {
        CleanHouse.empty(context);
    }

    private JsonNode get(String person, String path) {
        Http.Answer answer = office.as(person).get(path);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode day(String group, String day) {
        return StreamSupport.stream(
                        get("sven", "/api/reports/queues?from=2026-03-02&to=2026-03-03&group=" + group)
                                .get("items")
                                .spliterator(),
                        false)
                .filter(each -> each.get("day").asText().equals(day))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTransferFinishesTheItemInOneQueueAndBringsItToAnother() {
        String refund = office.aRefundToReview();
        String item = office.itemAt(refund, "Task_ReviewRefund");
        clock.advance(Duration.ofDays(1));
        Http.Answer given = office.as("sven")
                .post("/api/work/" + item + "/transfer", "{\"group\": \"claims-intake\", \"reason\": \"theirs\"}");
        assertThat(given.status()).as(given.toString()).isEqualTo(200);

        assertThat(day("refunds", "2026-03-02").get("onHand").asLong()).isEqualTo(1);
        JsonNode left = day("refunds", "2026-03-03");
        assertThat(left.get("opening").asLong()).isEqualTo(1);
        assertThat(left.at("/finishedAs/moved").asLong()).isEqualTo(1);
        assertThat(left.get("onHand").asLong()).isZero();
        JsonNode came = day("claims-intake", "2026-03-03");
        assertThat(came.at("/arrivedAs/moved").asLong()).isEqualTo(1);
        assertThat(came.get("onHand").asLong()).isEqualTo(1);
        JsonNode ledger = get("sven", "/api/reports/items/" + item);
        assertThat(ledger.get("queues")).hasSize(2);
        assertThat(ledger.at("/queues/0/leftAs").asText()).isEqualTo("moved");
        assertThat(ledger.at("/waited/queue").asLong())
                .isEqualTo(Duration.ofDays(1).toSeconds());
    }

    @Test
    void daysBeginWhereTheReaderIs() {
        office.aRefundToReview();
        // The house opens at nine in the morning of 2 March, which is still 1 March on Pago Pago.
        JsonNode days = get(
                        "sven",
                        "/api/reports/queues?from=2026-03-01&to=2026-03-02&group=refunds&zone=Pacific/Pago_Pago")
                .get("items");

        assertThat(days.at("/0/day").asText()).isEqualTo("2026-03-01");
        assertThat(days.at("/0/arrivedAs/fresh").asLong()).isEqualTo(1);
        assertThat(days.at("/1/opening").asLong()).isEqualTo(1);
    }

    @Test
    void aReturnCountsWhereTheErrorArose() {
        String refund = office.aRefundToReview();
        office.complete(refund, "Task_ReviewRefund", "anna", "{\"reviewResult\": \"approve\"}");
        String approval = office.itemAt(refund, "Task_ApproveRefund");
        clock.advance(Duration.ofMinutes(5));
        Http.Answer back = office.as("berta")
                .post(
                        "/api/work/" + approval + "/return",
                        "{\"toStep\": \"Task_ReviewRefund\", \"cause\": \"wrong-decision\"}");
        assertThat(back.status()).as(back.toString()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(5));
        office.complete(refund, "Task_ReviewRefund", "anna", "{\"reviewResult\": \"approve\"}");

        JsonNode review = get("sven", "/api/reports/right-first-time?process=refund-request&step=Task_ReviewRefund")
                .at("/items/0");

        assertThat(review.get("group").asText()).isEqualTo("refunds");
        assertThat(review.get("done").asLong()).isEqualTo(2);
        assertThat(review.get("returned").asLong()).isEqualTo(1);
        assertThat(review.at("/causes/wrong-decision").asLong()).isEqualTo(1);
        assertThat(review.get("rightFirstTime").asDouble()).isEqualTo(0.5);
        assertThat(get("sven", "/api/reports/items/" + approval)
                        .at("/returned/arisenAt")
                        .asText())
                .isEqualTo("Task_ReviewRefund");
    }

    @Test
    void leadsSeeTheirOwnQueuesAndOddQuestionsAreRefused() {
        assertThat(office.as("berta").get("/api/reports/queues?group=warehouse").status())
                .isEqualTo(403);
        assertThat(office.as("berta").get("/api/reports/queues?group=refunds").status())
                .isEqualTo(200);
        assertThat(office.as("anna").get("/api/reports/queues").status()).isEqualTo(403);
        for (String odd : new String[] {
            "zone=Mars/Olympus",
            "from=yesterday",
            "from=2026-03-02&to=2026-03-01",
            "from=2020-01-01&to=2026-01-01",
            "to=9999-12-31"
        }) {
            Http.Answer answer = office.as("sven").get("/api/reports/queues?" + odd);
            assertThat(answer.status()).as(odd + answer).isEqualTo(400);
        }
    }
}
