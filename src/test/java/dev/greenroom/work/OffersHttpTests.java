package dev.greenroom.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** How offers between calls end, and what must not bring more of them than there are people to spare. */
@GreenroomTest
class OffersHttpTests extends BlendingHouse {

    OffersHttpTests(@Autowired ApplicationContext context) {
        super(context);
    }

    @Test
    void nothingIsOfferedWithoutNews() {
        queue.item(QueueModel.SHORT, 50, 0);
        heard(0, 2);
        say("carla", "available");
        look();
        assertThat(mine("carla").has("offer")).isFalse();
        heard(0, 2);
        assertThat(mine("carla").has("offer")).isTrue();
    }

    @Test
    void oneCallerCallsOnePersonBack() {
        queue.item(QueueModel.SHORT, 50, 0);
        queue.item(QueueModel.SHORT, 40, 0);
        for (String person : List.of("carla", "cem")) {
            say(person, "available");
        }
        heard(0, 3);
        String carlas = mine("carla").at("/offer/item/id").asText();
        for (String person : List.of("carla", "cem")) {
            assertThat(answer(person, offerOf(person), "accept", "{}").status()).isEqualTo(200);
        }

        heard(1, 0);
        as("carla").put("/api/work/" + carlas + "/draft", "{\"data\": {\"note\": \"half\"}, \"version\": 0}");
        look();
        clock.advance(Duration.ofSeconds(1));
        look();

        assertThat(mine("carla").get("state").asText()).isEqualTo("available");
        assertThat(mine("cem").at("/offer/startedAt").isMissingNode()).isFalse();
        assertThat(mine("cem").at("/offer/recalledAt").isMissingNode()).isTrue();
    }

    @Test
    void anOfferThatNobodyAnswersEndsAfterAMinuteAndCountsAsNotNow() {
        queue.item(QueueModel.SHORT, 50, 0);
        queue.item(QueueModel.SHORT, 40, 0);
        say("carla", "available");
        heard(0, 2);
        clock.advance(Duration.ofSeconds(59));
        look();
        assertThat(mine("carla").has("offer")).isTrue();
        clock.advance(Duration.ofSeconds(1));
        look();
        assertThat(mine("carla").has("offer")).isFalse();
        heard(0, 2);
        assertThat(mine("carla").has("offer")).as("left alone").isFalse();
        assertThat(jdbc.queryForList("select recall_reason from work_offer", String.class))
                .containsExactly("unanswered");
    }

    @Test
    void anOfferEndsWhenSomebodyElseTakesTheItem() {
        String item = queue.item(QueueModel.SHORT, 50, 0);
        say("carla", "available");
        heard(0, 2);
        assertThat(as("cem").post("/api/work/" + item + "/claim", "{}").status())
                .isEqualTo(200);
        look();
        assertThat(mine("carla").has("offer")).isFalse();
        assertThat(jdbc.queryForList("select recall_reason from work_offer", String.class))
                .containsExactly("taken");
    }

    @Test
    void anOfferIsWithdrawnWhenTheSignalGrowsOld() {
        queue.item(QueueModel.SHORT, 50, 0);
        say("carla", "available");
        signal(clock.instant().minusSeconds(100), 0, 2);
        assertThat(mine("carla").has("offer")).isTrue();
        clock.advance(Duration.ofSeconds(21));
        look();
        assertThat(jdbc.queryForList("select recall_reason from work_offer", String.class))
                .containsExactly("signal-old");
    }

    @Test
    void aQueueThatHasClosedStopsNoOffers() {
        queue.item(QueueModel.SHORT, 50, 0);
        say("carla", "available");
        told("noon", clock.instant().minus(Duration.ofHours(2)), "available");
        jdbc.update("update work_presence set queue = null");
        heard(0, 2);
        assertThat(mine("carla").has("offer")).isTrue();
    }

    @Test
    void aBreakThatTheContactCenterToldOfEndsWhenItSaysSo() {
        say("carla", "available");
        told("bank", clock.instant(), "away");
        assertThat(mine("carla").get("state").asText()).isEqualTo("away");
        told("bank", clock.instant().plusSeconds(1), "available");
        assertThat(mine("carla").get("state").asText()).isEqualTo("available");
        say("carla", "away");
        told("bank", clock.instant().plusSeconds(2), "available");
        assertThat(mine("carla").get("state").asText()).as("by her own word").isEqualTo("away");
    }

    @Test
    void whoGotACallMeanwhileBeginsNothing() {
        String item = queue.item(QueueModel.SHORT, 50, 0);
        say("carla", "available");
        heard(0, 2);
        long offer = offerOf("carla");
        told("other", clock.instant(), "on-call");
        assertThat(answer("carla", offer, "accept", "{}").status()).isEqualTo(409);
        assertThat(mine("carla").get("state").asText()).isEqualTo("on-call");
        assertThat(as("carla").get("/api/work/" + item).json().has("assignee")).isFalse();
    }

    @Test
    void firstWordsThatMeetAreBothHeard() {
        Instant now = clock.instant();
        assertThat(Crowd.of(8, number -> signal(now.plusMillis(number), 0, 2)))
                .allSatisfy(
                        each -> assertThat(each.status()).as(each.toString()).isEqualTo(200));
        assertThat(Crowd.of(8, number -> as("carla").put("/api/presence/me", "{\"state\": \"available\"}")))
                .allSatisfy(
                        each -> assertThat(each.status()).as(each.toString()).isEqualTo(200));
    }

    @Test
    void anOfferThatCannotBeEndedHoldsUpNoOther() {
        String item = queue.item(QueueModel.SHORT, 50, 0);
        var at = clock.instant().plusSeconds(10).atOffset(ZoneOffset.UTC);
        jdbc.update(
                "insert into work_offer (person, task_id, reference, effort_seconds, window_seconds, offered_at,"
                        + " answer, answered_at, recalled_at, open_person, open_task)"
                        + " values ('anna', 'none', 'none', 60, 60, ?, 'accepted', ?, ?, 'anna', 'none')",
                at,
                at.plusSeconds(10),
                at.minusSeconds(10));
        say("carla", "available");
        heard(0, 2);
        answer("carla", offerOf("carla"), "accept", "{}");
        heard(2, 0);
        clock.advance(Duration.ofSeconds(15));
        look();
        assertThat(as("carla").get("/api/work/" + item).json().has("assignee")).isFalse();
        assertThat(jdbc.queryForList("select open_task from work_offer where open_task is not null", String.class))
                .containsExactly("none");
    }

    @Test
    void whatIsLongOverIsForgotten() {
        queue.item(QueueModel.SHORT, 50, 0);
        say("carla", "available");
        heard(0, 2);
        answer("carla", offerOf("carla"), "not-now", "{\"reason\": \"break\"}");
        clock.advance(Duration.ofDays(89));
        context.getBean(OfferDesk.class).clean();
        assertThat(rows("work_offer")).isEqualTo(1);
        clock.advance(Duration.ofDays(2));
        context.getBean(OfferDesk.class).clean();
        assertThat(rows("work_offer")).isZero();
        assertThat(jdbc.queryForList("select state from work_presence_change", String.class))
                .doesNotContain("available");
    }

    private long rows(String table) {
        return jdbc.queryForObject("select count(*) from " + table, Long.class);
    }
}
