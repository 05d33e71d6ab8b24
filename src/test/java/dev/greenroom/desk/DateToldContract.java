package dev.greenroom.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.Http;
import dev.greenroom.Office;
import dev.greenroom.cases.News;
import dev.greenroom.cases.TellCustomer;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Work beside a case that tells its customer a new date, and who hears the date on the phone before; the same on every database. */
abstract class DateToldContract {

    private Office office;
    private Asking desk;
    private JdbcTemplate jdbc;
    private CaseViews cases;
    private TellCustomer telling;
    private TransactionTemplate transaction;

    @Autowired
    void house(ApplicationContext house) {
        this.office = new Office(house);
        this.desk = new Asking(office);
        this.jdbc = house.getBean(JdbcTemplate.class);
        this.cases = house.getBean(CaseViews.class);
        this.telling = house.getBean(TellCustomer.class);
        this.transaction = house.getBean(TransactionTemplate.class);
    }

    private String callAbout(String reference) {
        return jdbc.queryForList(
                        "select task_id from work_item where reference = ? and process = 'tell-customer'"
                                + " and state = 'open'",
                        String.class,
                        reference)
                .get(0);
    }

    @Test
    void whoeverHearsTheNewDateOnThePhoneIsNotCalled() {
        String reference = office.aRefundToReview();
        desk.moves(reference, "2026-04-20");
        String call = callAbout(reference);
        office.as("cem").post("/api/work/" + call + "/claim", "{}");

        Http.Answer another = desk.told(reference, "2026-04-19");
        assertThat(another.status()).isEqualTo(409);
        assertThat(another.json().get("date").asText()).isEqualTo("2026-04-20");

        Http.Answer told = desk.told(reference, "2026-04-20");

        assertThat(told.status()).as(told.toString()).isEqualTo(200);
        assertThat(told.json().at("/moved/told").asBoolean()).isTrue();
        assertThat(jdbc.queryForMap("select state, done_by from work_item where task_id = ?", call))
                .containsEntry("state", "completed")
                .containsEntry("done_by", "carla");
        assertThat(desk.told(reference, "2026-04-20").json().get("code").asText())
                .isEqualTo("nothing-to-tell");
    }

    @Test
    void aCallThatHasMoreToTellThanTheDateIsStillMade() {
        String reference = office.aRefundToReview();
        desk.moves(reference, "2026-04-20");
        String call = callAbout(reference);
        CaseView view = cases.byReference(reference).orElseThrow();
        transaction.executeWithoutResult(status -> telling.askToTell(view, News.standing("We miss your receipt.")));

        assertThat(desk.told(reference, "2026-04-20").status()).isEqualTo(200);

        assertThat(desk.answer(reference).at("/moved/told").asBoolean()).isTrue();
        assertThat(callAbout(reference)).isEqualTo(call);
        assertThat(office.as("cem")
                        .get("/api/work/" + call)
                        .json()
                        .at("/data/promiseReason")
                        .asText())
                .isEqualTo("The customer knows the new date already. / Den neuen Termin kennt der Kunde schon."
                        + " We miss your receipt.");
    }

    @Test
    void whoeverWasNotReachedYesterdayIsNotTriedAgain() {
        String reference = office.aRefundToReview();
        desk.moves(reference, "2026-04-21");
        String call = callAbout(reference);
        office.as("cem").post("/api/work/" + call + "/complete", "{\"data\": {\"promiseTold\": \"not-reached\"}}");

        assertThat(desk.told(reference, "2026-04-21").status()).isEqualTo(200);
        assertThat(desk.told(reference, "2026-04-21").json().get("code").asText())
                .isEqualTo("nothing-to-tell");

        office.pass(Duration.ofDays(2));
        assertThat(jdbc.queryForList(
                        "select task_id from work_item where reference = ? and process = 'tell-customer'"
                                + " and state = 'open'",
                        reference))
                .isEmpty();
        assertThat(desk.answer(reference).at("/moved/told").asBoolean()).isTrue();
    }

    @Test
    void whoeverHasWorkBesideTheCaseIsAskedNothingAndAnswersNothing() {
        String reference = office.aRefundToReview();
        desk.moves(reference, "2026-04-22");
        String call = callAbout(reference);
        desk.nudge(reference);
        long id = desk.ask(reference, "Is it paid?");

        JsonNode asked =
                office.as("carla").get("/api/work/" + call + "/requests").json();
        assertThat(asked.get("nudges")).isEmpty();
        assertThat(asked.get("questions")).isEmpty();
        office.as("carla").post("/api/work/" + call + "/nudges/answer", "{}");
        assertThat(office.as("carla")
                        .post("/api/work/" + call + "/questions/" + id + "/answer", "{\"text\": \"Yes.\"}")
                        .status())
                .isEqualTo(404);
        assertThat(desk.answer(reference).at("/nudges/answeredAt").isMissingNode())
                .isTrue();
    }
}
