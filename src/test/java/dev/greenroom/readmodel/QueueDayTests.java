package dev.greenroom.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.readmodel.QueueDay.Moves;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QueueDayTests {

    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);

    @Test
    void eachDayBeginsWithWhatTheOneBeforeEndedWith() {
        List<QueueDay> days = QueueDay.days(
                MONDAY,
                TUESDAY,
                Map.of("refunds", 3L),
                List.of(
                        new Moves("refunds", MONDAY, "new", 4),
                        new Moves("refunds", MONDAY, "moved", 1),
                        new Moves("refunds", TUESDAY, "reopened", 2)),
                List.of(
                        new Moves("refunds", MONDAY, "done", 2),
                        new Moves("refunds", TUESDAY, "cancelled", 1),
                        new Moves("refunds", TUESDAY, "moved", 1)));

        assertThat(days).hasSize(2);
        assertThat(days.get(0).onHand()).isEqualTo(3 + 4 + 1 - 2);
        assertThat(days.get(1).opening()).isEqualTo(6);
        assertThat(days.get(1).came()).isEqualTo(new QueueDay.Came(0, 2, 0));
        assertThat(days.get(1).left()).isEqualTo(new QueueDay.Left(0, 1, 1));
        assertThat(days.get(1).onHand()).isEqualTo(6);
    }

    @Test
    void aDayWithoutMovesIsThereToo() {
        List<QueueDay> days = QueueDay.days(
                MONDAY, MONDAY.plusDays(4), Map.of(), List.of(new Moves("claims", TUESDAY, "new", 1)), List.of());

        assertThat(days).extracting(QueueDay::onHand).containsExactly(0L, 1L, 1L, 1L, 1L);
    }

    @Test
    void theEquationHoldsWhateverMoves() {
        Random random = new Random(42);
        for (int run = 0; run < 200; run++) {
            List<Moves> came = moves(random, List.of("new", "reopened", "moved"));
            List<Moves> left = moves(random, List.of("done", "cancelled", "moved"));
            long before = random.nextInt(50);
            List<QueueDay> days = QueueDay.days(MONDAY, MONDAY.plusDays(9), Map.of("q", before), came, left);

            assertThat(days).allSatisfy(day -> assertThat(
                            day.opening() + day.came().all() - day.left().all())
                    .isEqualTo(day.onHand()));
            assertThat(days.get(9).onHand())
                    .isEqualTo(before
                            + came.stream().mapToLong(Moves::items).sum()
                            - left.stream().mapToLong(Moves::items).sum());
        }
    }

    private static List<Moves> moves(Random random, List<String> hows) {
        return random.ints(random.nextInt(20), 0, 10)
                .mapToObj(day ->
                        new Moves("q", MONDAY.plusDays(day), hows.get(random.nextInt(hows.size())), random.nextInt(5)))
                .toList();
    }
}
