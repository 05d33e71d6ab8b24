package dev.greenroom.notifications;

import static dev.greenroom.notifications.Mailroom.part;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** What customers hear while their case goes on: what is missing, why it takes long, what is decided; the same on every database. */
abstract class ProgressContract extends MailroomContract {

    ProgressContract(ApplicationContext house) {
        super(house);
    }

    @Test
    void whoHasToSendSomethingReadsWhat() throws MessagingException, IOException {
        String claim = claim("jo@customer.example", "12000");
        misses(claim);

        sender.drain(room.mail);

        assertThat(room.states()).containsExactly("received sent", "needs-you sent");
        assertThat(part(room.letter(1), 0)).contains("Bitte schicken Sie uns: Kostenvoranschlag");
    }

    @Test
    void aClaimantHearsWhyItIsNotDoneYet() throws MessagingException, IOException {
        claim("jo@customer.example", "12000");
        sender.drain(room.mail);
        room.clock.advance(Duration.ofDays(28));

        room.bean(StillWorking.class).tellSilent();
        sender.drain(room.mail);

        assertThat(room.states()).contains("still-working sent");
        assertThat(part(room.letter(room.server.taken().size() - 1), 0))
                .contains("Warum es noch nicht fertig ist: Wir prüfen Ihre Unterlagen.");
        assertThat(room.tellItems()).isZero();
    }

    @Test
    void whyItIsNotDoneYetIsToldByAPersonWhenItsMessageIsRefused() {
        claim("gone@customer.example", "12000");
        sender.drain(room.mail);
        room.clock.advance(Duration.ofDays(28));
        room.mood = Postbox.Mood.REFUSES;
        room.bean(StillWorking.class).tellSilent();
        assertThat(room.tellItems()).isZero();

        sender.drain(room.mail);
        room.bean(Untold.class).handOver();

        assertThat(room.states()).contains("still-working dead");
        assertThat(room.tellItems()).isOne();
        assertThat(toTell().toString()).contains("Wir prüfen Ihre Unterlagen.");
    }

    @Test
    void whatToSendIsToldByAPersonWhenItsMessageIsRefused() {
        String claim = claim("gone@customer.example", "12000");
        sender.drain(room.mail);
        room.mood = Postbox.Mood.REFUSES;
        misses(claim);
        assertThat(room.tellItems()).isZero();

        sender.drain(room.mail);
        room.bean(Untold.class).handOver();

        assertThat(room.states()).containsExactly("received sent", "needs-you dead");
        assertThat(room.tellItems()).isOne();
        assertThat(toTell().get("caseReference").asText()).isEqualTo(claim);
        assertThat(toTell().at("/data/promiseReason").asText()).contains("Es fehlt noch: Kostenvoranschlag.");
    }

    @Test
    void whoIsAskedToCallReadsThatTheMessageHasGoneAfterAll() {
        claimWithACall();
        room.bean(Untold.class).handOver();
        assertThat(room.tellItems()).isOne();

        sendAgain();

        assertThat(room.states()).containsExactly("received sent", "needs-you sent");
        assertThat(toTell().at("/data/promiseReason").asText())
                .startsWith("The message has gone out meanwhile. / Die Nachricht ist inzwischen hinausgegangen. ")
                .contains("Es fehlt noch: Kostenvoranschlag.");
    }

    @Test
    void whatWasDecidedIsToldByAPersonWhenItsMessageIsRefused() {
        String reference = room.refund("gone@customer.example", "en");
        sender.drain(room.mail);
        room.mood = Postbox.Mood.REFUSES;
        office.complete(reference, "Task_ReviewRefund", "anna", "{\"reviewResult\": \"approve\"}");
        office.tryCompleting(reference, "Task_ApproveRefund", "berta", "{\"refundApproval\": \"approve\"}");

        sender.drain(room.mail);

        assertThat(room.states()).containsExactly("received sent", "decided dead");
        assertThat(room.tellItems()).isOne();
        assertThat(toTell().at("/data/promiseReason").asText())
                .isEqualTo("We have decided on your request. Your refund is on its way.");
    }

    @Test
    void whatIsNoLongerSoIsNobodysCall() {
        String came = claim("jo@customer.example", "12000");
        String withdrawn = claim("jo@customer.example", "12000");
        sender.drain(room.mail);
        for (String claim : List.of(came, withdrawn)) {
            misses(claim);
        }
        room.jdbc
                .sql("update notice set state = 'dead' where kind = 'needs-you'")
                .update();
        office.tell(came, "documents-received", "{\"documents\": \"repair-estimate\"}");
        office.withdraw(withdrawn);

        room.bean(Untold.class).handOver();

        assertThat(room.tellItems()).isZero();
    }

    @Test
    void whomNoMessageReachesHearsFromAPersonWhatToSend() {
        String claim = claim("", "12000");
        misses(claim);

        assertThat(room.tellItems()).isOne();
        JsonNode item = toTell();
        assertThat(item.toString()).contains("Kostenvoranschlag");
        assertThat(item.get("sla").get("state").asText()).isEqualTo("on-track");
        assertThat(item.get("caseReference").asText()).isEqualTo(claim);
    }

    @Test
    void whatIsToldOfADateLaterLeavesWhoToldItFirst() {
        String reference = room.refund("", "en");
        room.promise(reference, "2026-06-25");
        told("carla");
        JsonNode first = toldOf(reference);
        room.clock.advance(Duration.ofDays(14));
        room.bean(StillWorking.class).tellSilent();

        told("cem");

        assertThat(first.get("by").asText()).isEqualTo("carla");
        assertThat(toldOf(reference)).isEqualTo(first);
    }

    @Test
    void howItEndedIsToldByAPersonWhomNoMessageReaches() {
        String reference = room.refund("", "en");
        pay(reference);
        assertThat(office.outcome(reference)).isEqualTo("paid");
        assertThat(room.tellItems()).isOne();
        assertThat(toTell().get("caseReference").asText()).isEqualTo(reference);
        assertThat(toTell().toString()).contains(sentence(reference));
        told("carla");

        String refused = room.refund("gone@customer.example", "en");
        sender.drain(room.mail);
        pay(refused);
        assertThat(room.tellItems()).isZero();
        room.mood = Postbox.Mood.REFUSES;
        sender.drain(room.mail);
        assertThat(room.states()).contains("paid dead");
        assertThat(room.tellItems()).isOne();
        assertThat(toTell().get("caseReference").asText()).isEqualTo(refused);
    }

    @Test
    void whoTookItBackThemselvesIsNotCalled() {
        office.withdraw(room.refund("", "en"));
        assertThat(room.tellItems()).isZero();
    }

    private void pay(String reference) {
        office.complete(reference, "Task_ReviewRefund", "anna", "{\"reviewResult\": \"approve\"}");
        office.tryCompleting(reference, "Task_ApproveRefund", "berta", "{\"refundApproval\": \"approve\"}");
        office.machinesWork();
    }

    private String sentence(String reference) {
        return office.get(reference).get("sentence").asText();
    }

    @Test
    void onlyWhySaysWhyAndItsDaysGoOnOverOtherNews() {
        String claim = claim("jo@customer.example", "12000");
        sender.drain(room.mail);
        room.clock.advance(Duration.ofDays(20));
        misses(claim);
        sender.drain(room.mail);
        assertThat(room.states()).containsExactly("received sent", "needs-you sent");
        room.clock.advance(Duration.ofDays(8));
        room.bean(StillWorking.class).tellSilent();
        assertThat(room.states()).contains("still-working waiting");
        sender.drain(room.mail);

        room.clock.advance(Duration.ofDays(27));
        room.bean(StillWorking.class).tellSilent();
        assertThat(room.states()).filteredOn("still-working waiting"::equals).isEmpty();
        room.clock.advance(Duration.ofDays(1));
        room.bean(StillWorking.class).tellSilent();
        assertThat(room.states()).filteredOn("still-working waiting"::equals).hasSize(1);
    }

    private void told(String by) {
        assertThat(office.as(by)
                        .post(
                                "/api/work/" + toTell().get("id").asText() + "/complete",
                                "{\"data\": {\"promiseTold\": \"told\", \"toldThrough\": \"phone\"}}")
                        .status())
                .isEqualTo(200);
        office.machinesWork();
        assertThat(room.tellItems()).isZero();
    }

    private JsonNode toldOf(String reference) {
        JsonNode all = ledger(reference);
        return all.get(0).get("told");
    }

    private JsonNode ledger(String reference) {
        return office.as("carla")
                .get("/api/cases/" + reference + "/promises")
                .json()
                .get("items");
    }

    @Test
    void aDateThatMovesDuringACallIsToldBesideTheOneTheCustomerKnows() {
        String claim = claim("", "12000");
        room.clock.advance(Duration.ofDays(28));
        room.bean(StillWorking.class).tellSilent();
        String known = ledger(claim).get(0).get("date").asText();
        assertThat(office.as("sven")
                        .post(
                                "/api/cases/" + claim + "/promises",
                                "{\"date\": \"2026-08-20\", \"reason\": \"An expert has to look at it\"}")
                        .status())
                .isEqualTo(201);
        office.as("sven")
                .post(
                        "/api/cases/" + claim + "/promises",
                        "{\"date\": \"2026-08-27\", \"reason\": \"The expert is ill\"}");

        assertThat(room.tellItems()).isOne();
        assertThat(toTell().get("data").get("promiseBefore").asText()).isEqualTo(known);
        assertThat(toTell().get("data").get("promiseDate").asText()).isEqualTo("2026-08-27");
    }

    @Test
    void aCaseThatIsOpenedAgainIsLookedAfterAgainAlsoWithoutMessages() {
        String reference = room.refund("", "en");
        office.withdraw(reference);
        reopen(reference);
        room.clock.advance(Duration.ofDays(14));

        room.bean(StillWorking.class).tellSilent();

        assertThat(room.tellItems()).isOne();
    }

    private void reopen(String reference) {
        assertThat(office.as("carla")
                        .post("/api/cases/" + reference + "/reopen", "{\"cause\": \"customer-changed-mind\"}")
                        .status())
                .isEqualTo(200);
        office.machinesWork();
    }

    @Test
    void whatWasDecidedInAnEarlierLifeIsNotSentAgain() {
        String reference = room.refund("gone@customer.example", "en");
        sender.drain(room.mail);
        room.mood = Postbox.Mood.REFUSES;
        office.complete(reference, "Task_ReviewRefund", "anna", "{\"reviewResult\": \"approve\"}");
        office.tryCompleting(reference, "Task_ApproveRefund", "berta", "{\"refundApproval\": \"approve\"}");
        sender.drain(room.mail);
        assertThat(room.states()).contains("decided dead");
        office.machinesWork();
        reopen(reference);
        JsonNode decided = office.as("omar").get("/api/notices/unsent").json().at("/items/0");
        assertThat(decided.get("kind").asText()).isEqualTo("decided");

        assertThat(office.as("omar")
                        .post("/api/notices/" + decided.get("id").asText() + "/resend", "")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aClaimantWhomNoMessageReachesIsToldByAPersonWhyItIsNotDoneYet() {
        String claim = claim("", "12000");
        room.clock.advance(Duration.ofDays(27));
        room.bean(StillWorking.class).tellSilent();
        assertThat(room.tellItems()).isZero();
        room.clock.advance(Duration.ofDays(1));

        room.bean(StillWorking.class).tellSilent();
        room.bean(StillWorking.class).tellSilent();

        assertThat(room.tellItems()).isOne();
        JsonNode item = office.as("carla")
                .get("/api/work?view=all&process=tell-customer")
                .json()
                .get("items")
                .get(0);
        assertThat(item.get("caseReference").asText()).isEqualTo(claim);
        assertThat(office.as("carla")
                        .get("/api/work/" + item.get("id").asText())
                        .json()
                        .toString())
                .contains("Wir prüfen Ihre Unterlagen.");
        room.clock.advance(Duration.ofDays(28));
        room.bean(StillWorking.class).tellSilent();
        assertThat(room.tellItems()).isOne();
    }

    @Test
    void whatIsApprovedAndLaterPaidIsToldTwice() throws MessagingException, IOException {
        String reference = room.refund("jan@customer.example", "en");
        sender.drain(room.mail);
        office.complete(reference, "Task_ReviewRefund", "anna", "{\"reviewResult\": \"approve\"}");
        assertThat(office.tryCompleting(reference, "Task_ApproveRefund", "berta", "{\"refundApproval\": \"approve\"}")
                        .status())
                .isEqualTo(200);
        sender.drain(room.mail);
        office.machinesWork();
        sender.drain(room.mail);

        assertThat(room.states()).containsExactly("received sent", "decided sent", "paid sent");
        assertThat(part(room.letter(1), 0))
                .contains("We have decided on your request. Your refund is on its way.", "You will hear from us by");
        String atOnce = room.refund("jan@customer.example", "en");
        office.complete(atOnce, "Task_ReviewRefund", "anna", "{\"reviewResult\": \"approve\"}");
        office.complete(atOnce, "Task_ApproveRefund", "berta", "{\"refundApproval\": \"approve\"}");
        sender.drain(room.mail);
        assertThat(room.states()).endsWith("received sent", "decided dropped", "paid sent");
    }
}
