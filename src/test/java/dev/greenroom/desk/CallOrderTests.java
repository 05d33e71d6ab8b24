package dev.greenroom.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.desk.CallOrder.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** Which order of the calls to make foresaw better who called. */
class CallOrderTests {

    private static final int LONG = 60;

    /** A day's list of sixty: by likelihood it is the other way round. */
    private static List<Place> day(int day, IntPredicate called, IntPredicate asked) {
        List<Place> places = new ArrayList<>();
        for (int place = 1; place <= LONG; place++) {
            places.add(new Place(
                    LocalDate.of(2026, 3, 1).plusDays(day),
                    "CL-" + place,
                    place,
                    LONG + 1 - place,
                    called.test(place),
                    asked.test(place)));
        }
        return places;
    }

    private static List<Place> days(int days, IntPredicate called, IntPredicate asked) {
        List<Place> places = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            places.addAll(day(day, called, asked));
        }
        return places;
    }

    @Test
    void countsTheCallersThatEitherOrderHadOnTop() {
        CallOrder order = CallOrder.of(day(0, place -> false, place -> place == 3 || place == 50 || place == 30));

        assertThat(order).isEqualTo(new CallOrder(1, 3, 1, 1, 1, 1));
    }

    @Test
    void concludesNothingFromFewCallers() {
        CallOrder order = CallOrder.of(days(9, place -> false, place -> place > 50));

        assertThat(order.callers()).isEqualTo(90);
        assertThat(order.likelyOnly()).isEqualTo(90);
        assertThat(order.likelyIsBetter()).isFalse();
    }

    @Test
    void likelihoodComesFirstWhenItForesawMoreCallers() {
        assertThat(CallOrder.of(days(10, place -> false, place -> place > 50)).likelyIsBetter())
                .isTrue();
    }

    @Test
    void aDifferenceThatMayBeChanceChangesNothing() {
        CallOrder order = CallOrder.of(days(10, place -> false, place -> place <= 10 || place > 49));

        assertThat(order.likelyHits()).isGreaterThan(order.dueHits());
        assertThat(order.likelyIsBetter()).isFalse();
    }

    @Test
    void whoWasCalledSaysNothingAboutEitherOrder() {
        CallOrder order = CallOrder.of(day(0, place -> place <= 20, place -> place == 3 || place == 25));

        assertThat(order).isEqualTo(new CallOrder(1, 1, 1, 0, 1, 0));
    }
}
