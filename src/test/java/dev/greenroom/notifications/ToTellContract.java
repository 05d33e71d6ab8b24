package dev.greenroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.cases.News;
import dev.greenroom.cases.TellCustomer;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** What a person is asked to tell whom no message reaches, and what not; the same on every database. */
abstract class ToTellContract extends MailroomContract {

    ToTellContract(ApplicationContext house) {
        super(house);
    }

    @Test
    void whatElseThereIsToTellComesBesideWhatIsMissing() {
        String claim = claim("", "12000");
        misses(claim);
        String missing = toTell().at("/data/promiseReason").asText();
        assertThat(missing).contains("Es fehlt noch: Kostenvoranschlag.");

        announced(claim, "1", "Neue Preise", "Mehr.");
        announced(claim, "2", "Neue Zeiten", "Bis neun.");
        announced(claim, "2", "Neue Zeiten", "Bis zehn.");
        assertThat(toTell().at("/data/promiseReason").asText())
                .isEqualTo(
                        missing + " Neue Preise (ab 1. April 2026): Mehr. Neue Zeiten (ab 1. April 2026): Bis zehn.");

        office.tell(claim, "documents-received", "{\"documents\": \"repair-estimate\"}");
        room.clock.advance(Duration.ofDays(29));
        room.bean(StillWorking.class).tellSilent();
        assertThat(room.tellItems()).isOne();
        assertThat(toTell().at("/data/promiseReason").asText())
                .contains("Wir prüfen Ihre Unterlagen.", "Mehr.", "Bis zehn.")
                .doesNotContain("Kostenvoranschlag");
        assertThat(office.as("sven")
                        .post(
                                "/api/cases/" + claim + "/promises",
                                "{\"date\": \"2026-08-27\", \"reason\": \"The expert is ill\"}")
                        .status())
                .isEqualTo(201);
        assertThat(toTell().at("/data/promiseReason").asText())
                .startsWith("The expert is ill ")
                .contains("Wir prüfen Ihre Unterlagen.", "Mehr.", "Bis zehn.");
    }

    @Test
    void whoCallsReadsWhichOfTheNewsHasGoneAsAMessage() {
        String claim = claimWithACall();
        String missing = toTell().at("/data/promiseReason").asText();
        announced(claim, "1", "Neue Preise", "Mehr.");

        sendAgain();

        String change = " Neue Preise (ab 1. April 2026): Mehr.";
        assertThat(toTell().at("/data/promiseReason").asText())
                .isEqualTo("Gone out as a message meanwhile / Inzwischen als Nachricht hinausgegangen: “" + missing
                        + "”" + change);

        CaseView view = room.bean(CaseViews.class).byReference(claim).orElseThrow();
        room.bean(TransactionTemplate.class).executeWithoutResult(status -> room.bean(TellCustomer.class)
                .askToTell(view, News.standing("Ein Foto fehlt noch.")));
        assertThat(toTell().at("/data/promiseReason").asText())
                .as("of this no message has gone")
                .isEqualTo("Ein Foto fehlt noch." + change);
    }

    @Test
    void aMessageThatSaysAnotherThingOfTheSameKindIsNotWhatIsToTell() {
        String claim = claimWithACall();
        CaseView view = room.bean(CaseViews.class).byReference(claim).orElseThrow();
        room.bean(TransactionTemplate.class).executeWithoutResult(status -> room.bean(TellCustomer.class)
                .askToTell(view, News.standing("Ein Foto fehlt noch.", -1L)));

        sendAgain();

        assertThat(toTell().at("/data/promiseReason").asText()).isEqualTo("Ein Foto fehlt noch.");
    }

    @Test
    void whyItTakesLongerIsStillToldWhenOnlyThatItDoesHasGone() {
        claimWithACall();
        String why = toTell().at("/data/promiseReason").asText();
        room.jdbc
                .sql("update notice set kind = 'late' where kind = 'needs-you'")
                .update();

        sendAgain();

        assertThat(toTell().at("/data/promiseReason").asText()).isEqualTo(why);
    }

    @Test
    void aCallOfADateAloneIsNotEndedByAMessageThatSaysAnotherThing() {
        String claim = claimWithACall();
        String call = "/api/work/" + room.tellItem();
        office.as("cem").post(call + "/claim", "");
        office.as("cem")
                .post(call + "/complete", "{\"data\": {\"promiseTold\": \"told\", \"toldThrough\": \"phone\"}}");
        assertThat(room.tellItems()).isZero();
        assertThat(office.as("sven")
                        .post(
                                "/api/cases/" + claim + "/promises",
                                "{\"date\": \"2026-08-27\", \"reason\": \"The expert is ill\"}")
                        .status())
                .isEqualTo(201);
        sender.drain(room.mail);
        assertThat(toTell().at("/data/promiseReason").asText()).isEqualTo("The expert is ill");

        sendAgain();

        assertThat(toTell().at("/data/promiseReason").asText()).isEqualTo("The expert is ill");
    }

    @Test
    void moreThanACallHoldsIsCutAndDisturbsNothing() {
        String claim = claim("", "12000");
        for (String change : List.of("1", "2", "3")) {
            announced(claim, change, "Neu", "x".repeat(2000));
        }

        assertThat(toTell().at("/data/promiseReason").asText()).hasSize(4000).endsWith("x…");
    }

    private void announced(String reference, String change, String subject, String text) {
        CaseView view = room.bean(CaseViews.class).byReference(reference).orElseThrow();
        room.bean(TransactionTemplate.class).executeWithoutResult(status -> room.bean(Announcing.class)
                .askToTell(view, change, LocalDate.parse("2026-04-01"), subject, text));
    }

    @Test
    void whoseOrderTheHouseGivesUpIsCalledAndWhoGaveItUpThemselvesIsNot() {
        String withdrawn = order("C-1");
        office.withdraw(withdrawn);
        assertThat(office.outcome(withdrawn)).isEqualTo("cancelled");
        String told = order("C-1");
        office.tell(told, "cancelled", "{\"reason\": \"Ordered twice\"}");
        assertThat(office.outcome(told)).isEqualTo("cancelled");
        assertThat(room.tellItems()).isZero();

        String declined = order("C-declined");

        assertThat(office.outcome(declined)).isEqualTo("cancelled");
        assertThat(room.tellItems()).isOne();
        assertThat(toTell().get("caseReference").asText()).isEqualTo(declined);
        assertThat(toTell().at("/data/promiseReason").asText())
                .isEqualTo(office.get(declined).get("sentence").asText());
    }

    @Test
    void whoHasWhatTheyWantedIsNotCalledThatItIsDone() {
        String order = order("C-1");
        office.complete(order, "Task_PackOrder", "walter", "{\"packResult\": \"packed\"}");
        office.tell(order, "delivered", "{}");

        assertThat(office.outcome(order)).isEqualTo("delivered");
        assertThat(room.tellItems()).isZero();
    }

    private String order(String customer) {
        return office.start(
                "order-fulfilment",
                customer,
                """
                {"lines": [{"sku": "LAMP", "quantity": 2, "price": 40.05}], "total": 80.10, "deliverBy": "2026-05-31"}""");
    }
}
