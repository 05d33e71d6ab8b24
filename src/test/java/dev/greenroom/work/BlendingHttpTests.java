package dev.greenroom.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The contact center says how its queues stand; Carla and Cem are offered work between calls, and called back. */
@GreenroomTest
class BlendingHttpTests extends BlendingHouse {

    BlendingHttpTests(@Autowired ApplicationContext context) {
        super(context);
    }

    @Test
    void whoWaitsForCallsIsOfferedWhatFitsAndOnlyThat() {
        queue.item(QueueModel.LONG, 90, 0);
        queue.item(QueueModel.PLAIN, 90, 0);
        queue.item(QueueModel.SHORT_MOTOR, 90, 0);
        String fits = queue.item(QueueModel.SHORT, 10, 0);
        say("carla", "available");
        assertThat(mine("carla").has("offer")).as("without a signal").isFalse();

        heard(0, 2);

        JsonNode offer = mine("carla").get("offer");
        assertThat(offer.at("/item/id").asText()).isEqualTo(fits);
        assertThat(offer.get("minutes").asInt()).isEqualTo(6);
        assertThat(offer.get("windowMinutes").asInt()).isEqualTo(10);
        assertThat(as("carla").get("/api/work/" + fits).json().has("assignee"))
                .as("an offer claims nothing")
                .isFalse();
        JsonNode row = as("sven").get("/api/presence").json().at("/items/0");
        assertThat(row.get("person").asText()).isEqualTo("carla");
        assertThat(row.get("offer").asText()).isEqualTo("offered");
        assertThat(as("carla").get("/api/presence").status()).isEqualTo(403);
    }

    @Test
    void oneItemIsNotOfferedToTwoAndOnePersonStaysFree() {
        queue.item(QueueModel.SHORT, 50, 0);
        say("carla", "available");
        say("cem", "available");
        heard(0, 3);
        assertThat(List.of(mine("carla").has("offer"), mine("cem").has("offer")))
                .containsExactlyInAnyOrder(true, false);
        queue.item(QueueModel.SHORT, 50, 0);
        heard(0, 2);
        assertThat(List.of(mine("carla").has("offer"), mine("cem").has("offer")))
                .containsExactlyInAnyOrder(true, false);
    }

    @Test
    void ofManyWhoTakeAnOfferedItemOneGetsIt() {
        String item = queue.item(QueueModel.SHORT, 50, 0);
        say("carla", "available");
        heard(0, 2);
        long offer = offerOf("carla");

        List<Http.Answer> answers = Crowd.of(
                8,
                number -> number % 2 == 0
                        ? answer("carla", offer, "accept", "{}")
                        : as("cem").post("/api/work/" + item + "/claim", "{}"));

        assertThat(answers.stream().filter(each -> each.status() == 200)).hasSize(1);
        assertThat(answers)
                .allSatisfy(
                        each -> assertThat(each.status()).as(each.toString()).isIn(200, 409));
        String holder = jdbc.queryForObject("select assignee from work_item where task_id = ?", String.class, item);
        boolean carlas = "carla".equals(holder);
        assertThat(mine("carla").has("offer")).isEqualTo(carlas);
        assertThat(mine("carla").get("state").asText()).isEqualTo(carlas ? "back-office" : "available");
    }

    @Test
    void whenCallsRiseAnUnansweredOfferIsWithdrawn() {
        queue.item(QueueModel.SHORT, 50, 0);
        say("carla", "available");
        heard(0, 2);
        long offer = offerOf("carla");

        heard(1, 0);

        assertThat(mine("carla").has("offer")).isFalse();
        Http.Answer late = answer("carla", offer, "accept", "{}");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().get("code").asText()).isEqualTo("offer-gone");
        assertThat(jdbc.queryForMap("select answer, recall_reason, recalled_at from work_offer"))
                .containsEntry("answer", "withdrawn")
                .containsEntry("recall_reason", "calls-waiting")
                .doesNotContainValue(null);
    }

    @Test
    void whenCallsRiseBegunWorkGoesBackAtTheNextSaveAndKeepsItsDraft() {
        String item = queue.item(QueueModel.SHORT, 50, 0);
        say("carla", "available");
        heard(0, 2);
        assertThat(answer("carla", offerOf("carla"), "accept", "{}").status()).isEqualTo(200);
        assertThat(mine("carla").get("state").asText()).isEqualTo("back-office");

        heard(1, 0);

        assertThat(mine("carla").at("/offer/recalledAt").isMissingNode()).isFalse();
        assertThat(as("carla").get("/api/work/" + item).json().get("assignee").asText())
                .isEqualTo("carla");
        String draft = "{\"data\": {\"note\": \"half\"}, \"version\": 0}";
        assertThat(as("carla").put("/api/work/" + item + "/draft", draft).status())
                .isEqualTo(200);
        JsonNode after = as("carla").get("/api/work/" + item).json();
        assertThat(after.has("assignee")).isFalse();
        assertThat(after.at("/draft/data/note").asText()).isEqualTo("half");
        assertThat(mine("carla").get("state").asText()).isEqualTo("available");
        assertThat(jdbc.queryForList("select kind from timeline_entry order by seq", String.class))
                .containsSequence("work-recalled", "work-released");

        heard(0, 2);
        JsonNode again = mine("carla").get("offer");
        assertThat(again.at("/item/id").asText()).isEqualTo(item);
    }

    @Test
    void whoTypesNothingIsReleasedAfterAWhile() {
        String item = queue.item(QueueModel.SHORT, 50, 0);
        say("carla", "available");
        heard(0, 2);
        answer("carla", offerOf("carla"), "accept", "{}");
        heard(1, 0);
        clock.advance(Duration.ofSeconds(15));
        context.getBean(OfferDesk.class).look();
        assertThat(as("carla").get("/api/work/" + item).json().has("assignee")).isFalse();
    }

    @Test
    void aSignalOlderThanTwoMinutesMeansNoOffers() {
        queue.item(QueueModel.SHORT, 50, 0);
        say("carla", "available");
        signal(clock.instant().minusSeconds(121), 0, 5);
        assertThat(mine("carla").has("offer")).isFalse();
        heard(0, 5);
        assertThat(mine("carla").has("offer")).isTrue();
        clock.advance(Duration.ofSeconds(121));
        context.getBean(OfferDesk.class).look();
        assertThat(mine("carla").has("offer")).isFalse();
    }

    @Test
    void repeatedAndLateWordsChangeNothing() {
        Instant at = clock.instant();
        assertThat(signal(at, 0, 5).json().get("news").asBoolean()).isTrue();
        assertThat(signal(at, 7, 0).json().get("news").asBoolean()).isFalse();
        assertThat(signal(at.minusSeconds(5), 7, 0).json().get("news").asBoolean())
                .isFalse();
        JsonNode now = as("sven").get("/api/presence").json().at("/queues/0");
        assertThat(now.get("waiting").asInt()).isZero();
        assertThat(now.get("fresh").asBoolean()).isTrue();
    }

    @Test
    void everyFieldOfASignalThatCannotBeRightIsNamed() {
        Http.Answer refused = as("sven")
                .post(
                        "/api/contact-center/state",
                        """
                        {"queue": "!", "waiting": -1, "serviceLevel": 7, "at": "2027-01-01T00:00:00Z", "mood": 1,
                         "expectedCalls": [{"from": "x"}], "agents": [{"name": "carla", "state": "asleep"}]}""");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder(
                        "queue",
                        "waiting",
                        "longestWaitSeconds",
                        "serviceLevel",
                        "idleAgents",
                        "at",
                        "mood",
                        "expectedCalls[0]",
                        "agents[0]");
        assertThat(as("carla").post("/api/contact-center/state", "{}").status()).isEqualTo(403);
        assertThat(as("wim").post("/api/contact-center/state", "{}").status()).isEqualTo(403);
    }

    @Test
    void notNowIsRespectedForFiveMinutes() {
        queue.item(QueueModel.SHORT, 50, 0);
        String other = queue.item(QueueModel.SHORT, 40, 0);
        say("carla", "available");
        heard(0, 2);
        long offer = offerOf("carla");
        assertThat(answer("carla", offer, "not-now", "{\"reason\": \"bored\"}").status())
                .isEqualTo(422);
        assertThat(answer("cem", offer, "not-now", "{\"reason\": \"break\"}").status())
                .isEqualTo(409);
        assertThat(answer("carla", offer, "not-now", "{\"reason\": \"break\"}").status())
                .isEqualTo(204);
        heard(0, 2);
        assertThat(mine("carla").has("offer")).isFalse();
        clock.advance(Duration.ofMinutes(2));
        mine("carla");
        clock.advance(Duration.ofMinutes(2));
        mine("carla");
        clock.advance(Duration.ofMinutes(1));
        heard(0, 2);
        assertThat(mine("carla").at("/offer/item/id").asText()).isEqualTo(other);
    }

    @Test
    void whoIsNotHeardOfIsAwayAndAnOfferGoesWithThem() {
        queue.item(QueueModel.SHORT, 50, 0);
        say("carla", "available");
        heard(0, 2);
        clock.advance(Presences.SILENCE.plusSeconds(1));
        context.getBean(OfferDesk.class).look();
        assertThat(mine("carla").get("state").asText()).isEqualTo("away");
        assertThat(mine("carla").has("offer")).isFalse();
        assertThat(jdbc.queryForList(
                        "select state || '/' || set_by from work_presence_change order by seq", String.class))
                .containsExactly("available/person", "away/silence");
    }

    @Test
    void theContactCenterSaysWhoIsOnACall() {
        say("carla", "available");
        clock.advance(Duration.ofSeconds(1));
        Http.Answer told = as("sven")
                .post(
                        "/api/contact-center/state",
                        """
                        {"queue": "bank", "waiting": 0, "longestWaitSeconds": 0, "idleAgents": 1, "at": "%s",
                         "onCalls": 4, "meanCallSeconds": 180, "expectedCalls": [{"from": "%s", "callsPerHour": 60}],
                         "agents": [{"name": "carla", "state": "on-call"}, {"name": "nobody", "state": "available"}]}"""
                                .formatted(clock.instant(), clock.instant()));
        assertThat(told.status()).as(told.toString()).isEqualTo(200);
        assertThat(mine("carla").get("state").asText()).isEqualTo("on-call");
        assertThat(as("sven").get("/api/presence").json().at("/items/0/queue").asText())
                .isEqualTo("bank");
    }

    @Test
    void minutesEndByThemselves() {
        Http.Answer said = as("carla").put("/api/presence/me", "{\"state\": \"away\", \"minutes\": 2}");
        assertThat(said.json().get("until").asText()).isEqualTo("2026-03-02T09:02:00Z");
        clock.advance(Duration.ofMinutes(2));
        context.getBean(OfferDesk.class).look();
        assertThat(mine("carla").get("state").asText()).isEqualTo("available");
        assertThat(as("carla")
                        .put("/api/presence/me", "{\"state\": \"asleep\", \"minutes\": 0}")
                        .status())
                .isEqualTo(422);
    }
}
