package dev.greenroom.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Office;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Applications that are not paid out, over HTTP: how they end, and what the customer is told in both languages. */
@GreenroomTest
class LoanEndingsTests {

    @Autowired
    private ApplicationContext context;

    private Office office;

    @BeforeEach
    void open() {
        CleanHouse.empty(context);
        office = new Office(context);
    }

    @Test
    void aLoanOfficerDeclines() {
        String loan = completedApplication();
        office.complete(loan, "Task_AssessApplication", "bruno", "{\"assessment\": \"decline\"}");
        assertThat(office.outcome(loan)).isEqualTo("declined");
        told(loan, "cannot offer you this loan", "leider nicht anbieten");
    }

    @Test
    void aCustomerTurnsTheOfferDown() {
        String loan = offered();
        office.tell(loan, "offer-answered", "{\"accepted\": false}");
        assertThat(office.outcome(loan)).isEqualTo("cancelled");
        told(loan, "turned down our offer", "unser Angebot abgelehnt");
    }

    @Test
    void anOfferWithoutAnAnswerExpiresAfterThirtyDays() {
        String loan = offered();
        office.pass(Duration.ofDays(29));
        assertThat(office.get(loan).get("state").asText()).isEqualTo("open");
        office.pass(Duration.ofDays(2));
        assertThat(office.outcome(loan)).isEqualTo("expired");
        told(loan, "ran out after 30 days", "nach 30 Tagen");
    }

    private String offered() {
        String loan = completedApplication();
        office.complete(loan, "Task_AssessApplication", "bruno", "{\"assessment\": \"approve\"}");
        office.complete(loan, "Task_ApproveLoan", "berta", "{\"approval\": \"approve\"}");
        return loan;
    }

    private String completedApplication() {
        String loan = office.start(
                "loan-application",
                "C-1",
                """
                {"amount": 60000, "termMonths": 60, "purpose": "car", "monthlyIncome": 6000,
                 "employment": "permanent"}""");
        office.complete(
                loan,
                "Task_CompleteApplication",
                "carla",
                """
                {"amount": 60000, "termMonths": 60, "monthlyIncome": 6000, "employment": "permanent",
                 "iban": "NL91ABNA0417164300", "applicationResult": "complete"}""");
        return loan;
    }

    private void told(String loan, String english, String german) {
        assertThat(office.sentence(loan, "en")).contains(english);
        assertThat(office.sentence(loan, "de")).contains(german);
    }
}
