package dev.greenroom.sla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.sla.TimeSplit.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeSplitTests {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void eachPartHasTheTimeInWhichItRan() {
        TimeSplit split = TimeSplit.begin(Part.SYSTEM, MONDAY)
                .turn(Part.QUEUED, MONDAY.plusSeconds(10))
                .turn(Part.WORKING, MONDAY.plusSeconds(70))
                .turn(Part.CUSTOMER, MONDAY.plusSeconds(100))
                .until(MONDAY.plusSeconds(1_100));

        assertThat(split.of(Part.SYSTEM)).hasSeconds(10);
        assertThat(split.of(Part.QUEUED)).hasSeconds(60);
        assertThat(split.of(Part.WORKING)).hasSeconds(30);
        assertThat(split.of(Part.CUSTOMER)).hasSeconds(1_000);
        assertThat(split.elapsed()).hasSeconds(1_100);
    }

    @Test
    void theTimeOfAClosedCaseIsNobodys() {
        TimeSplit split = TimeSplit.begin(Part.QUEUED, MONDAY)
                .turn(null, MONDAY.plusSeconds(60))
                .turn(Part.QUEUED, MONDAY.plusSeconds(6_000));

        assertThat(split.until(MONDAY.plusSeconds(6_030)).elapsed()).hasSeconds(90);
        assertThat(split.turn(null, MONDAY.plusSeconds(6_030))
                        .until(MONDAY.plusSeconds(9_000))
                        .elapsed())
                .hasSeconds(90);
    }

    @Test
    void aTurnThatComesLateInTheWrongOrderTakesNothingAway() {
        TimeSplit split = TimeSplit.begin(Part.QUEUED, MONDAY)
                .turn(Part.WORKING, MONDAY.plusSeconds(60))
                .turn(Part.SYSTEM, MONDAY.plusSeconds(30))
                .until(MONDAY.plusSeconds(100));

        assertThat(split.of(Part.WORKING)).isZero();
        assertThat(split.elapsed()).hasSeconds(100);
    }

    @Test
    void thePartsSumToTheElapsedTimeWhateverHappens() {
        Random random = new Random(7);
        List<Part> parts = List.of(Part.values());
        for (int walk = 0; walk < 2_000; walk++) {
            Instant now = MONDAY.plusMillis(random.nextInt(5_000));
            TimeSplit split = TimeSplit.begin(Part.SYSTEM, now);
            Duration open = Duration.ZERO;
            for (int step = random.nextInt(20); step > 0; step--) {
                Duration passed = Duration.ofMillis(random.nextInt(3) == 0 ? 0 : random.nextInt(10_000_000));
                open = open.plus(split.part() == null ? Duration.ZERO : passed);
                now = now.plus(passed);
                split = split.turn(random.nextInt(6) == 0 ? null : parts.get(random.nextInt(parts.size())), now);
            }
            assertThat(split.elapsed()).isEqualTo(open);
            assertThat(split.seconds().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(open.toSeconds());
            assertThat(split.seconds().values()).allMatch(each -> each >= 0);
        }
    }
}
