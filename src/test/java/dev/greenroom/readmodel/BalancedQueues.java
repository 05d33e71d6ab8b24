package dev.greenroom.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.CleanHouse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;

/** Holds each day of each queue to what lists showed as that day ended, also when it is asked for days later. */
final class BalancedQueues {

    private static final LocalDate FIRST = LocalDate.ofInstant(CleanHouse.START, ZoneOffset.UTC);

    /** The days of a long walk are many; each is held to what was seen last in it. */
    private static final int SELDOM = 20;

    private final WorkLedger ledger;
    private final TaskViews work;
    private final Clock clock;
    private final Map<LocalDate, Map<String, Long>> seen = new TreeMap<>();
    private int steps;

    BalancedQueues(ApplicationContext house) {
        this.ledger = house.getBean(WorkLedger.class);
        this.work = house.getBean(TaskViews.class);
        this.clock = house.getBean(Clock.class);
    }

    void balance(String description) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        seen.put(today, listed());
        if (++steps % SELDOM != 0) {
            return;
        }
        Map<LocalDate, List<QueueDay>> days =
                ledger.days(new WorkLedger.Wanted(FIRST.minusDays(1), today, ZoneOffset.UTC, null, null, null)).stream()
                        .collect(Collectors.groupingBy(QueueDay::day));
        seen.forEach((day, queues) -> assertThat(onHand(days.getOrDefault(day, List.of())))
                .as("what was there as %s ended, %s", day, description)
                .isEqualTo(queues));
        assertThat(days.getOrDefault(FIRST.minusDays(1), List.of()))
                .allSatisfy(day -> assertThat(day.onHand()).isZero());
        oneDayAfterTheOther(today, description);
    }

    /** A day asked for alone begins with what the day before ended with. */
    private void oneDayAfterTheOther(LocalDate today, String description) {
        List<QueueDay> alone = ledger.days(new WorkLedger.Wanted(today, today, ZoneOffset.UTC, null, null, null));
        assertThat(onHand(alone)).as(description).isEqualTo(seen.get(today));
        assertThat(alone).as(description).allSatisfy(day -> {
            assertThat(day.opening()).isNotNegative();
            assertThat(day.opening() + day.came().all() - day.left().all()).isEqualTo(day.onHand());
        });
    }

    private static Map<String, Long> onHand(List<QueueDay> days) {
        return new TreeMap<>(days.stream()
                .filter(day -> day.onHand() != 0)
                .collect(Collectors.toMap(QueueDay::queue, QueueDay::onHand)));
    }

    private Map<String, Long> listed() {
        return new TreeMap<>(work
                .list(TaskQuery.of(TaskQuery.View.ALL), Visibility.everything(), new Paging(Paging.MAX_LIMIT, null))
                .items()
                .stream()
                .flatMap(item -> item.groups().isEmpty() ? Stream.of(StayWriter.NOBODYS) : item.groups().stream())
                .collect(Collectors.groupingBy(queue -> queue, Collectors.counting())));
    }
}
