package dev.greenroom.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
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

/** Refunds over HTTP, with the service's own workers: every outcome, the people it takes, and what the customer is told. */
@GreenroomTest
class RefundJourneyTests {

    private static final String GOOD_IBAN = "NL91ABNA0417164300";

    @Autowired
    private ApplicationContext context;

    private Office office;

    @BeforeEach
    void open() {
        CleanHouse.empty(context);
        office = new Office(context);
    }

    @Test
    void aSmallRefundIsPaidAtOnce() {
        String refund = refund(50, "2026-02-25", false, GOOD_IBAN);
        assertThat(office.outcome(refund)).isEqualTo("paid");
        assertThat(paid(refund)).isEqualByComparingTo("50");
        told(refund, "has been paid", "wurde ausgezahlt");
    }

    @Test
    void aLargeRefundNeedsTwoPeople() {
        String refund = refund(900, "2026-02-25", false, GOOD_IBAN);
        office.complete(refund, "Task_ReviewRefund", "berta", "{\"reviewResult\": \"approve\"}");
        String approve = "{\"refundApproval\": \"approve\"}";
        Http.Answer refused = office.tryCompleting(refund, "Task_ApproveRefund", "berta", approve);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("code").asText()).isEqualTo("four-eyes");
        office.complete(refund, "Task_ApproveRefund", "sven", approve);
        assertThat(office.outcome(refund)).isEqualTo("paid");
        assertThat(paid(refund)).isEqualByComparingTo("900");
    }

    @Test
    void goodsThatComeBackLeadToThePayment() {
        String refund = refund(50, "2026-02-25", true, GOOD_IBAN);
        assertThat(office.steps(refund)).containsExactly("Task_AwaitGoods");
        office.tell(refund, "goods-received", "{\"goodsNote\": \"complete\"}");
        assertThat(office.outcome(refund)).isEqualTo("paid");
    }

    @Test
    void goodsThatNeverComeLetTheRequestLapse() {
        String refund = refund(50, "2026-02-25", true, GOOD_IBAN);
        office.pass(Duration.ofDays(8));
        assertThat(office.story(refund))
                .anyMatch(line -> line.get("text").asText().contains("reminder to send the goods"));
        office.pass(Duration.ofDays(23));
        assertThat(office.outcome(refund)).isEqualTo("lapsed");
        assertThat(paid(refund)).isZero();
        told(refund, "within 30 days", "innerhalb von 30 Tagen");
    }

    @Test
    void aRejectedRefundIsExplained() {
        String refund = refund(50, "2025-12-01", false, GOOD_IBAN);
        office.complete(
                refund,
                "Task_ExplainRejection",
                "carla",
                "{\"rejectionReason\": \"Bought too long ago.\", \"rejectionAnswer\": \"explained\"}");
        assertThat(office.outcome(refund)).isEqualTo("rejected");
        assertThat(paid(refund)).isZero();
        told(refund, "told you why", "gesagt, warum");
    }

    @Test
    void aWithdrawnRefundIsClosed() {
        String refund = refund(50, "2026-02-25", true, GOOD_IBAN);
        office.withdraw(refund);
        assertThat(office.outcome(refund)).isEqualTo("withdrawn");
        told(refund, "at your wish", "auf Ihren Wunsch");
    }

    @Test
    void aReopenedRefundStillKnowsWhyItWasAskedFor() {
        String withdrawn = refund(50, "2026-02-25", true, GOOD_IBAN);
        String told = refund(50, "2026-02-25", true, GOOD_IBAN);
        String before = office.get(told).at("/variables/reason").asText();
        office.withdraw(withdrawn);
        office.tell(told, "withdrawn", "{\"reason\": \"changed my mind\"}");
        for (String refund : List.of(withdrawn, told)) {
            Http.Answer reopened = office.as("sven")
                    .post("/api/cases/" + refund + "/reopen", "{\"cause\": \"customer-changed-mind\"}");
            assertThat(reopened.status()).as(reopened.toString()).isEqualTo(200);
            assertThat(reopened.json().at("/variables/reason").asText()).isEqualTo(before);
            assertThat(reopened.json().at("/variables/withdrawalReason").asText())
                    .isEqualTo("changed my mind");
        }
    }

    @Test
    void rejectedBankDetailsComeToCarla() {
        String refund = refund(50, "2026-02-25", false, "NL91ABNA0417160000");
        office.complete(refund, "Task_CorrectBankDetails", "carla", "{\"iban\": \"" + GOOD_IBAN + "\"}");
        assertThat(office.outcome(refund)).isEqualTo("paid");
        assertThat(paid(refund)).isEqualByComparingTo("50");
    }

    @Test
    void withoutAnAccountTheMoneyGoesBackTheWayItCame() {
        String refund = office.start(
                "refund-request",
                "C-1",
                """
                {"orderNumber": "S-1", "amount": 19.99, "reason": "changed-mind",
                 "purchaseDate": "2026-02-25", "goodsExpected": false}""");
        assertThat(office.outcome(refund)).isEqualTo("paid");
        assertThat(paid(refund)).isEqualByComparingTo("19.99");
    }

    @Test
    void aBankThatFailsThreeTimesPaysOnce() {
        String refund = refund(50, "2026-02-25", false, "NL91ABNA0417169903");
        for (int wait : new int[] {11, 61, 601}) {
            assertThat(office.steps(refund)).containsExactly("Task_PayRefund");
            office.pass(Duration.ofSeconds(wait));
        }
        assertThat(office.outcome(refund)).isEqualTo("paid");
        assertThat(paid(refund)).isEqualByComparingTo("50");
    }

    @Test
    void aBankThatFailsForEverIsOneIncident() {
        String refund = refund(50, "2026-02-25", false, "NL91ABNA0417169909");
        office.pass(Duration.ofHours(2));
        for (int look = 0; look < 8; look++) {
            office.pass(Duration.ofHours(1));
        }
        assertThat(office.steps(refund)).containsExactly("Task_PayRefund");
        assertThat(office.story(refund).stream()
                        .filter(line -> line.get("kind").asText().equals("incident")))
                .hasSize(1);
        assertThat(paid(refund)).isZero();
    }

    private BigDecimal paid(String refund) {
        return context.getBean(JdbcClient.class)
                .sql("select coalesce(sum(amount), 0) from connectors_ledger"
                        + " where kind = 'refund' and case_reference = ?")
                .param(refund)
                .query(BigDecimal.class)
                .single();
    }

    private String refund(int amount, String bought, boolean goods, String iban) {
        return office.start(
                "refund-request",
                "C-1",
                """
                {"orderNumber": "S-1", "amount": %d, "reason": "changed-mind", "purchaseDate": "%s",
                 "goodsExpected": %s, "iban": "%s"}"""
                        .formatted(amount, bought, goods, iban));
    }

    private void told(String refund, String english, String german) {
        assertThat(office.sentence(refund, "en")).contains(english);
        assertThat(office.sentence(refund, "de")).contains(german);
    }
}
