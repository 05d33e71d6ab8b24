package dev.greenroom.replay.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.readmodel.ReadModelCheck;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shorter season than the real one, but with everything in it. */
@GreenroomTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoHistoryTests {

    private final DemoHistoryCommand command;
    private final ReadModelCheck check;
    private final JdbcClient jdbc;
    private String console = "";

    DemoHistoryTests(
            @Autowired DemoHistoryCommand command, @Autowired ReadModelCheck check, @Autowired JdbcClient jdbc) {
        this.command = command;
        this.check = check;
        this.jdbc = jdbc;
    }

    @BeforeAll
    void play() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code =
                command.run(new Season(4, 1), Duration.ofDays(24), new PrintStream(out, true, StandardCharsets.UTF_8));
        console = out.toString(StandardCharsets.UTF_8);
        assertThat(code).as(console).isZero();
    }

    @Test
    void everyDeedFittedItsCase() {
        assertThat(console).doesNotContain("Refused");
    }

    @Test
    void theListsShowWhatTheEngineHolds() {
        assertThat(check.differences()).isEmpty();
    }

    @Test
    void somethingWaitsAtEveryStepWherePeopleWork() {
        assertThat(words("select distinct process || '/' || step from work_item where state = 'open'"))
                .contains(
                        "insurance-claim/Task_CheckDocuments",
                        "insurance-claim/Task_InvestigateFraud",
                        "insurance-claim/Task_AssessDamage",
                        "insurance-claim/Task_ReviewLiability",
                        "insurance-claim/Task_ApproveSettlement",
                        "insurance-claim/Task_ExplainDenial",
                        "insurance-claim/Task_CorrectBankDetails",
                        "loan-application/Task_AssessLead",
                        "loan-application/Task_CompleteApplication",
                        "loan-application/Task_InvestigateFraud",
                        "loan-application/Task_AssessApplication",
                        "loan-application/Task_ApproveLoan",
                        "loan-application/Task_FollowUpOffer",
                        "loan-application/Task_CheckReturnedDocuments",
                        "loan-application/Task_RequestDocuments",
                        "loan-application/Task_CorrectBankDetails",
                        "refund-request/Task_ReviewRefund",
                        "refund-request/Task_ClarifyRequest",
                        "refund-request/Task_ApproveRefund",
                        "refund-request/Task_ExplainRejection",
                        "refund-request/Task_CorrectBankDetails",
                        "order-fulfilment/Task_AgreeBackorder",
                        "order-fulfilment/Task_PackOrder",
                        "order-fulfilment/Task_ChaseCarrier");
    }

    @Test
    void everybodyHasSomethingOnTheDesk() {
        assertThat(words("select distinct assignee from work_item where state = 'open' and assignee is not null"))
                .contains("anna", "bruno", "walter", "berta", "carla", "cem");
    }

    @Test
    void someIsLateAndSomeIsStuck() {
        assertThat(words("select distinct kind from timeline_entry"))
                .contains("sla-at-risk", "sla-late", "incident", "returned", "message-received");
        assertThat(number("select count(*) from incident_view")).isBetween(1L, 2L);
    }

    @Test
    void whereTheBankFailedAPersonPaidByHand() {
        assertThat(words("select distinct reference from timeline_entry where kind = 'given-up'"))
                .isNotEmpty()
                .allSatisfy(reference -> {
                    String of = " where reference = '" + reference + "'";
                    assertThat(words("select outcome from case_view" + of)).containsExactly("paid");
                    assertThat(words("select done_by from work_item" + of + " and step = 'Task_RefundByHand'"))
                            .containsExactly("anna");
                });
    }

    @Test
    void nobodyApprovesWhatTheyAssessed() {
        assertThat(
                        number(
                                """
                        select count(*) from work_item a join work_item b on a.reference = b.reference
                        where a.step = 'Task_ApproveSettlement' and b.step = 'Task_AssessDamage'
                        and a.done_by = b.done_by
                        """))
                .isZero();
    }

    @Test
    void peopleWorkWhenTheOfficeIsOpen() {
        assertThat(number("select count(*) from timeline_entry where kind = 'work-completed'"
                        + " and extract(isodow from at) > 5"))
                .isZero();
    }

    @Test
    void aDatabaseWithCasesIsLeftAlone() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(command.run(new Season(1, 1), Duration.ofDays(1), new PrintStream(out)))
                .isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("cases in this database already");
    }

    private List<String> words(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
