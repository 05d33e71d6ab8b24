package dev.greenroom.work.blending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.work.blending.Blending.Candidate;
import dev.greenroom.work.blending.Blending.Decision;
import dev.greenroom.work.blending.Blending.Engagement;
import dev.greenroom.work.blending.Blending.Idle;
import dev.greenroom.work.blending.Blending.Situation;
import dev.greenroom.work.blending.Blending.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is offered what between calls, and who is called back. */
class BlendingTests {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final List<Idle> TWO =
            List.of(new Idle("carla", NOW.minusSeconds(10)), new Idle("cem", NOW.minusSeconds(60)));

    private static Calls calls(int waiting, int idle) {
        return new Calls(NOW, waiting, idle, Outlook.unknown());
    }

    private static Decision decide(Calls calls, List<Engagement> running, List<Idle> idle, Candidate... work) {
        return Blending.decide(new Situation(calls, running, 0, idle, NOW), person -> List.of(work));
    }

    private static Candidate minutes(String item, int minutes) {
        return new Candidate(item, Duration.ofMinutes(minutes));
    }

    private static Engagement engaged(String person, boolean started, int sinceSeconds) {
        return new Engagement(person, "of-" + person, Duration.ofMinutes(6), started, NOW.minusSeconds(sinceSeconds));
    }

    @Test
    void anItemOfTwelveMinutesIsNeverOfferedIntoTenMinutes() {
        Decision decision = decide(calls(0, 2), List.of(), TWO, minutes("long", 12), minutes("fits", 10));

        assertThat(decision.offers()).singleElement().satisfies(offer -> {
            assertThat(offer.item()).isEqualTo("fits");
            assertThat(offer.window()).isEqualTo(Duration.ofMinutes(10));
        });
        assertThat(decide(calls(0, 2), List.of(), TWO, minutes("long", 12)).offers())
                .isEmpty();
    }

    @Test
    void whoWaitedLongestIsAskedAndOneStaysFree() {
        Decision decision = decide(calls(0, 2), List.of(), TWO, minutes("one", 5), minutes("two", 5));

        assertThat(decision.offers()).extracting(Blending.Offer::person).containsExactly("cem");
        assertThat(decide(calls(0, 1), List.of(), TWO, minutes("one", 5)).offers())
                .isEmpty();
        Calls quiet = new Calls(NOW, 0, 1, outlook(1, 0));
        assertThat(decide(quiet, List.of(), TWO, minutes("one", 5)).offers()).isEmpty();
    }

    @Test
    void noItemIsOfferedToTwo() {
        Decision decision = decide(calls(0, 3), List.of(), TWO, minutes("one", 5), minutes("two", 5));

        assertThat(decision.offers()).extracting(Blending.Offer::item).containsExactly("one", "two");
        assertThat(decide(calls(0, 3), List.of(engaged("sven", true, 9)), TWO, minutes("of-sven", 5))
                        .offers())
                .isEmpty();
    }

    @Test
    void anOfferThatNobodyAnsweredCountsAsOneWhoMayBeAway() {
        assertThat(decide(calls(0, 2), List.of(engaged("sven", false, 9)), TWO, minutes("one", 5))
                        .offers())
                .isEmpty();
    }

    @Test
    void whoBeganSinceTheContactCenterCountedIsNotReady() {
        Calls counted = new Calls(NOW.minusSeconds(10), 0, 2, Outlook.unknown());
        assertThat(decide(counted, List.of(engaged("sven", true, 5)), TWO, minutes("one", 5))
                        .offers())
                .isEmpty();
        assertThat(decide(counted, List.of(engaged("sven", true, 15)), TWO, minutes("one", 5))
                        .offers())
                .hasSize(1);
    }

    @Test
    void waitingCallersWithdrawEveryOfferAndCallBackWhoBeganLast() {
        Decision decision = decide(
                calls(1, 0),
                List.of(engaged("anna", false, 5), engaged("berta", true, 20), engaged("cem", true, 300)),
                TWO,
                minutes("one", 5));

        assertThat(decision.offers()).isEmpty();
        assertThat(decision.recalls())
                .allSatisfy(recall -> assertThat(recall.why()).isEqualTo(Why.CALLS_WAITING))
                .extracting(recall -> recall.from().person())
                .containsExactly("anna", "berta");
    }

    @Test
    void whoIsOnTheWayBackIsNotCalledTwice() {
        Situation situation = new Situation(calls(1, 0), List.of(engaged("cem", true, 20)), 1, List.of(), NOW);
        assertThat(Blending.decide(situation, person -> List.of()).recalls()).isEmpty();
    }

    @Test
    void anOldSignalMeansNoOffersAndLetsWorkGoOn() {
        Calls old = new Calls(NOW.minusSeconds(121), 0, 5, Outlook.unknown());
        Decision decision =
                decide(old, List.of(engaged("anna", false, 5), engaged("berta", true, 300)), TWO, minutes("one", 5));

        assertThat(decision.offers()).isEmpty();
        assertThat(decision.recalls()).singleElement().satisfies(recall -> {
            assertThat(recall.from().person()).isEqualTo("anna");
            assertThat(recall.why()).isEqualTo(Why.SIGNAL_OLD);
        });
        Calls fresh = new Calls(NOW.minusSeconds(120), 0, 5, Outlook.unknown());
        assertThat(decide(fresh, List.of(), TWO, minutes("one", 5)).offers()).isNotEmpty();
    }

    @Test
    void anOfferWhoseTimeIsGoneIsWithdrawn() {
        Decision decision = decide(calls(0, 1), List.of(engaged("anna", false, 5)), List.of());
        assertThat(decision.recalls()).extracting(Blending.Recall::why).containsExactly(Why.WINDOW_GONE);
    }

    @Test
    void moreCallsAndFewerFreePeopleMakeTheWindowShorter() {
        Outlook quiet = outlook(30, 4);
        Outlook busy = outlook(90, 4);
        assertThat(busy.window(2, NOW)).isLessThan(quiet.window(2, NOW));
        assertThat(busy.window(1, NOW)).isLessThan(busy.window(2, NOW));
        assertThat(outlook(0, 0).window(1, NOW)).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void aRushThatIsExpectedEndsTheWindowBeforeItBegins() {
        Outlook rush = new Outlook(
                2,
                Duration.ofMinutes(3),
                List.of(
                        new Outlook.Expected(NOW.minusSeconds(60), 10),
                        new Outlook.Expected(NOW.plusSeconds(300), 2_000),
                        new Outlook.Expected(NOW.plusSeconds(3_600), 1)));
        assertThat(rush.window(1, NOW)).isBetween(Duration.ofSeconds(300), Duration.ofSeconds(330));
    }

    private static Outlook outlook(double callsPerHour, int onCalls) {
        return new Outlook(
                onCalls, Duration.ofMinutes(3), List.of(new Outlook.Expected(NOW.minusSeconds(60), callsPerHour)));
    }
}
