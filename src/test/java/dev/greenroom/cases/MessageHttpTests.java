package dev.greenroom.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import dev.greenroom.readmodel.ReadModelChanged;
import dev.greenroom.shared.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.context.event.GenericApplicationListener;
import org.springframework.context.event.GenericApplicationListenerAdapter;
import org.springframework.core.ResolvableType;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@GreenroomTest
class MessageHttpTests {

    private static final String YES = "{\"variables\": {\"accepted\": true}}";

    private final Loans loans;
    private final ApplicationContext context;

    MessageHttpTests(@Autowired ApplicationContext context) {
        this.context = context;
        this.loans = new Loans(context);
    }

    private Http.Answer send(String reference, String name, String id, String body) {
        return loans.as("carla").with("Message-Id", id).post("/api/cases/" + reference + "/messages/" + name, body);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    @Test
    void appliesAMessageTheCaseWaitsForAtOnce() {
        String reference = loans.start(Loans.GOOD);
        Http.Answer taken = send(reference, "offer-answered", newId(), YES);

        assertThat(taken.status()).as(taken.toString()).isEqualTo(202);
        assertThat(taken.json().get("state").asText()).isEqualTo("applied");
        assertThat(loans.get(reference).get("variables").get("accepted").asBoolean())
                .isTrue();
        assertThat(at(reference)).containsExactly("Task_CheckReturnedDocuments");
    }

    @Test
    void keepsAMessageUntilTheCaseWaitsForIt() {
        String reference = loans.start(Loans.LARGE_AND_INCOMPLETE.replace("60000", "20000"));
        Http.Answer taken = send(reference, "offer-answered", newId(), YES);
        assertThat(taken.status()).isEqualTo(202);
        assertThat(taken.json().get("state").asText()).isEqualTo("kept");
        assertThat(at(reference)).containsExactly("Task_CompleteApplication");

        loans.complete(
                reference,
                "Task_CompleteApplication",
                "carla",
                """
                {"amount": 20000, "termMonths": 60, "monthlyIncome": 6000, "employment": "permanent",
                 "iban": "NL91ABNA0417164300", "applicationResult": "complete"}""");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(at(reference)).containsExactly("Task_CheckReturnedDocuments"));
        assertThat(story(reference)).contains("message-kept", "message-received");
    }

    @Test
    void appliesAMessageThatCameWhileTheCaseWasStillOnItsWayThere() {
        String reference = loans.startUpToTheOffer(Loans.GOOD);
        ExternalTaskService external = context.getBean(ExternalTaskService.class);
        List<LockedExternalTask> offer = external.fetchAndLock(1, "test")
                .topic("documents.generate-offer", 60_000)
                .execute();
        TransactionTemplate transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));

        transaction.executeWithoutResult(status -> {
            external.complete(offer.get(0).getId(), "test", Map.of("offerId", "OF-1", "monthlyPayment", 386.5));
            Http.Answer taken = send(reference, "offer-answered", newId(), YES);
            assertThat(taken.status()).isEqualTo(202);
            assertThat(taken.json().get("state").asText()).isEqualTo("kept");
        });

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(at(reference)).containsExactly("Task_CheckReturnedDocuments"));
    }

    @Test
    void aRepeatOfTheIdIsAppliedOnceAlsoWhenTheCaseIsClosedByIt() {
        String reference = loans.start(Loans.LARGE_AND_INCOMPLETE);
        String id = newId();
        String reason = "{\"variables\": {\"reason\": \"found another bank\"}}";
        Http.Answer first = send(reference, "withdrawn", id, reason);
        Http.Answer again = send(reference, "withdrawn", id, reason);
        Http.Answer late = send(reference, "withdrawn", newId(), reason);

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json().get("state").asText()).isEqualTo("applied");
        assertThat(story(reference)).containsOnlyOnce("message-received");
        assertThat(late.status()).isEqualTo(410);
        assertThat(late.json().get("code").asText()).isEqualTo("case-closed");
    }

    @Test
    void aWithdrawalIsTriedAnewWhenTheHousesOwnWorkWasQuicker() {
        String reference = loans.start(Loans.LARGE_AND_INCOMPLETE);
        AtomicInteger quicker = new AtomicInteger(2);
        ApplicationListener<PayloadApplicationEvent<ReadModelChanged>> work = event -> {
            if (quicker.getAndDecrement() > 0) {
                throw new OptimisticLockingException("somebody else was quicker");
            }
        };
        ApplicationEventMulticaster all = context.getBean(ApplicationEventMulticaster.class);
        GenericApplicationListener slow = new GenericApplicationListenerAdapter(work) {
            @Override
            public boolean supportsEventType(ResolvableType type) {
                return type.isAssignableFrom(
                        ResolvableType.forClassWithGenerics(PayloadApplicationEvent.class, ReadModelChanged.class));
            }
        };
        all.addApplicationListener(slow);
        try {
            Http.Answer withdrawn = loans.as("carla")
                    .post("/api/cases/" + reference + "/withdraw", "{\"reason\": \"found another bank\"}");
            assertThat(withdrawn.status()).as(withdrawn.toString()).isEqualTo(200);
        } finally {
            all.removeApplicationListener(slow);
        }
        assertThat(quicker).hasNegativeValue();
        assertThat(story(reference)).containsOnlyOnce("case-withdrawn");
    }

    @Test
    void refusesAnIdThatComesBackWithAnotherMessage() {
        String reference = loans.start(Loans.LARGE_AND_INCOMPLETE);
        String id = newId();
        send(reference, "offer-answered", id, YES);
        Http.Answer other = send(reference, "offer-answered", id, "{\"variables\": {\"accepted\": false}}");

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().get("code").asText()).isEqualTo("message-id-reused");
    }

    @Test
    void holdsAMessageAgainstItsForm() {
        String reference = loans.start(Loans.GOOD);

        assertThat(send(reference, "no-such-message", newId(), YES).status()).isEqualTo(404);
        Http.Answer missing = send(reference, "offer-answered", newId(), "{\"variables\": {}}");
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.json().get("errors").findValuesAsText("field")).containsExactly("accepted");
        Http.Answer undeclared =
                send(reference, "offer-answered", newId(), "{\"variables\": {\"accepted\": true, \"approved\": true}}");
        assertThat(undeclared.json().get("errors").findValuesAsText("field")).containsExactly("approved");
        Http.Answer noId = loans.as("carla").post("/api/cases/" + reference + "/messages/offer-answered", YES);
        assertThat(noId.status()).isEqualTo(400);
        assertThat(noId.json().get("code").asText()).isEqualTo("message-id-missing");
        assertThat(at(reference)).containsExactly("Task_FollowUpOffer");
    }

    @Test
    void givesUpAMessageThatWasNeverNeeded() {
        String reference = loans.start(Loans.LARGE_AND_INCOMPLETE);
        send(reference, "documents-received", newId(), "{\"variables\": {\"documents\": \"payslip\"}}");

        context.getBean(MovableClock.class).advance(Duration.ofDays(31));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(story(reference)).contains("message-expired"));
        assertThat(story(reference)).doesNotContain("message-received");
    }

    private List<String> at(String reference) {
        JsonNode steps = loans.get(reference).get("steps");
        return steps.findValuesAsText("element");
    }

    private List<String> story(String reference) {
        return loans.as("carla")
                .get("/api/cases/" + reference + "/timeline?limit=200")
                .json()
                .get("items")
                .findValuesAsText("kind");
    }

    @Test
    void anOperatorFindsTheMessagesThatNeverReachedTheirCase() {
        CleanHouse.empty(context);
        String reference = loans.start(Loans.GOOD);
        List<String> late = List.of(newId(), newId());
        late.forEach(id -> send(reference, "documents-received", id, "{\"variables\": {\"documents\": \"payslip\"}}"));
        loans.as("carla").post("/api/cases/" + reference + "/withdraw", "{\"reason\": \"no need\"}");
        late.forEach(context.getBean(Delivery.class)::deliver);

        JsonNode first = loans.as("omar").get("/api/cases/undelivered?limit=1").json();
        JsonNode second = loans.as("omar")
                .get("/api/cases/undelivered?limit=1&cursor="
                        + first.get("next").asText())
                .json();

        assertThat(List.of(
                        first.get("items").get(0).get("messageId").asText(),
                        second.get("items").get(0).get("messageId").asText()))
                .containsExactlyInAnyOrderElementsOf(late);
        assertThat(first.has("prev")).isFalse();
        assertThat(second.has("next")).isFalse();
        JsonNode back = loans.as("omar")
                .get("/api/cases/undelivered?limit=1&cursor="
                        + second.get("prev").asText())
                .json();
        assertThat(back.get("items")).isEqualTo(first.get("items"));
        assertThat(back.has("prev")).isFalse();
        assertThat(back.get("next")).isEqualTo(first.get("next"));
        JsonNode line = first.get("items").get(0);
        assertThat(line.get("reference").asText()).isEqualTo(reference);
        assertThat(line.get("state").asText()).isEqualTo("unused");
        assertThat(line.get("what").asText()).isEqualTo("Received, but the case had ended: Documents received.");
        assertThat(line.get("senderName").asText()).isEqualTo("Carla");
        assertThat(loans.as("carla").get("/api/cases/undelivered").status()).isEqualTo(403);
        assertThat(loans.as("omar").get("/api/cases/undelivered?cursor=x").status())
                .isEqualTo(400);
    }
}
