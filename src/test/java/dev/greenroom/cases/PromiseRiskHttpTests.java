package dev.greenroom.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Office;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When a promise comes to be at risk, worked out whenever the case or the promise moves. */
@GreenroomTest
class PromiseRiskHttpTests {

    private final ApplicationContext house;
    private final Office office;
    private final JdbcClient jdbc;

    PromiseRiskHttpTests(@Autowired ApplicationContext context, @Autowired JdbcClient jdbc) {
        this.house = context;
        this.office = new Office(context);
        this.jdbc = jdbc;
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

    private Instant risk(String reference) {
        return jdbc.sql("select risk_at from case_promise where reference = :reference")
                .param("reference", reference)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    @Test
    void aPromiseIsAtRiskBeforeItsDayIsOver() {
        String reference = refund();

        // 16 March in Amsterdam is over at 23:00 UTC; paying takes some of the time before.
        assertThat(risk(reference)).isAfter(CleanHouse.START).isBefore("2026-03-16T23:00:00Z");
    }

    @Test
    void aPromiseThatLeavesTooLittleTimeIsAtRiskAtOnce() {
        String reference = refund();
        office.pass(Duration.ofMinutes(5));

        office.as("berta")
                .post("/api/cases/" + reference + "/promises", "{\"date\": \"2026-03-02\", \"reason\": \"Urgent\"}");

        assertThat(risk(reference)).isEqualTo(CleanHouse.START.plus(Duration.ofMinutes(5)));
    }

    @Test
    void aStepDoneGivesTimeBack() {
        String reference = refund();
        office.as("berta")
                .post("/api/cases/" + reference + "/promises", "{\"date\": \"2026-03-03\", \"reason\": \"Urgent\"}");
        Instant before = risk(reference);

        office.complete(reference, "Task_ReviewRefund", "anna", "{\"reviewResult\": \"approve\"}");

        assertThat(risk(reference)).isAfterOrEqualTo(before);
    }
}
