package dev.greenroom.sla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.engine.catalog.Flows;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WayAheadTests {

    private static final Target DAY = days(1);
    private static final Target WEEK = days(5);

    private static Target days(int days) {
        return new Target(LevelUnit.BUSINESS_DAYS, days, "office", 75, null, null);
    }

    private static WayAhead way(Map<String, List<String>> flows) {
        return new WayAhead(
                new Flows(flows, Set.of("end")),
                element -> Optional.ofNullable(
                        Map.of("quick", DAY, "slow", WEEK, "pay", DAY).get(element)));
    }

    @Test
    void theWayThatAsksForTheLeastTimeCounts() {
        WayAhead ahead = way(Map.of(
                "check", List.of("gateway"),
                "gateway", List.of("slow", "quick"),
                "slow", List.of("pay"),
                "quick", List.of("pay"),
                "pay", List.of("end")));

        assertThat(ahead.from("check").targets()).containsExactly(DAY, DAY);
        assertThat(ahead.from("quick").targets()).containsExactly(DAY);
        assertThat(ahead.from("pay").targets()).isEmpty();
    }

    @Test
    void aLongerWayOfShorterStepsCounts() {
        WayAhead ahead = way(Map.of(
                "check", List.of("a-slow-way", "quick"),
                "a-slow-way", List.of("slow"),
                "slow", List.of("end"),
                "quick", List.of("then"),
                "then", List.of("pay"),
                "pay", List.of("end")));

        assertThat(ahead.from("check").targets()).containsExactly(DAY, DAY);
    }

    @Test
    void aRingIsNotWalkedTwice() {
        WayAhead ahead = way(Map.of(
                "slow", List.of("quick"),
                "quick", List.of("slow", "pay"),
                "pay", List.of("end")));

        assertThat(ahead.from("slow").targets()).containsExactly(DAY, DAY);
    }

    @Test
    void aWayThatReachesNoEndIsNone() {
        assertThat(way(Map.of("check", List.of("slow"))).from("check").targets())
                .isEmpty();
    }
}
