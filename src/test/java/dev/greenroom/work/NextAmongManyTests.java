package dev.greenroom.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.CleanHouse;
import dev.greenroom.Compiled;
import dev.greenroom.EmbeddedPostgresDatabase;
import dev.greenroom.GreenroomPostgresTest;
import dev.greenroom.Http;
import dev.greenroom.Spent;
import dev.greenroom.readmodel.FreeWork;
import dev.greenroom.readmodel.ManyItems;
import dev.greenroom.readmodel.Times;
import dev.greenroom.shared.MovableClock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Sixteen callers ask for work again and again, over HTTP, among very many items that the engine has too, on PostgreSQL. Only
 * with {@code -Dgreenroom.items=1000000}.
 */
@GreenroomPostgresTest
@Tag("timed")
@EnabledIfSystemProperty(named = "greenroom.items", matches = "[0-9]+")
class NextAmongManyTests {

    private static final int ITEMS = Integer.getInteger("greenroom.items", 0);
    private static final int CALLERS = 16;
    private static final int WARM_UP = 200;
    private static final int WANTED = 150;
    private static final int EACH = Integer.getInteger("greenroom.items.claims", 250);

    @Autowired
    private ApplicationContext house;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private MovableClock clock;

    @BeforeEach
    void fill() {
        clock.moveTo(CleanHouse.START);
        ManyItems items = new ManyItems(jdbc, clock.instant());
        ClaimableItems claimable = new ClaimableItems(engine, jdbc);
        if (!items.isFilledWith(ITEMS)) {
            CleanHouse.empty(house);
            items.fill(ITEMS);
        }
        if (!claimable.isDoneFor(ITEMS)) {
            claimable.complete(ITEMS);
        }
    }

    @AfterEach
    void empty() {
        if (!EmbeddedPostgresDatabase.isKept()) {
            jdbc.execute("truncate table act_ru_identitylink, act_ru_task, act_ru_execution cascade");
            CleanHouse.empty(house);
        }
    }

    @Test
    void sixteenCallersGetWorkQuickly() {
        Set<String> given = ConcurrentHashMap.newKeySet();
        knowsTheirRanks();
        claims(WARM_UP, new Times(), given, 0);
        Compiled.awaitRest();
        for (int aSecond : List.of(0, WANTED)) {
            Times times = new Times();
            Spent before = Spent.soFar(jdbc);
            double seconds = claims(EACH, times, given, aSecond);
            System.out.printf(
                    "%,d open items, %d callers of next, %s: %s, %.0f claims a second; %s%n",
                    ITEMS,
                    CALLERS,
                    aSecond == 0 ? "one after the other" : aSecond + " a second",
                    times,
                    times.size() / seconds,
                    Spent.soFar(jdbc).each(times.size(), before));
        }
        assertThat(given).hasSize(CALLERS * (WARM_UP + 2 * EACH));
    }

    /** These items were ranked by nobody: a service that did so knows what the table says of their like. */
    private void knowsTheirRanks() {
        RankingTable table = house.getBean(RankingTables.class).inForce().orElseThrow();
        house.getBean(FreeWork.class).first(ITEMS / 10).forEach(item -> table.ranked(item.ranked(), clock.instant()));
    }

    /**
     * Each caller as soon as it is answered, or so that all together ask {@code aSecond} times a second; how many
     * seconds it took.
     */
    private double claims(int each, Times times, Set<String> given, int aSecond) {
        List<String> people = List.of("carla", "cem");
        long start = System.nanoTime();
        Crowd.of(CALLERS, number -> {
            Http caller = Http.of(house.getEnvironment()).as(people.get(number % people.size()));
            for (int claim = 0; claim < each; claim++) {
                long turn = aSecond == 0
                        ? System.nanoTime()
                        : start + (claim * CALLERS + number) * 1_000_000_000L / aSecond;
                while (System.nanoTime() < turn) {
                    LockSupport.parkNanos(turn - System.nanoTime());
                }
                times.take("next", turn, () -> {
                    Http.Answer answer = caller.post("/api/work/next", "{}");
                    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
                    given.add(answer.json().get("id").asText());
                });
            }
            return number;
        });
        return (System.nanoTime() - start) / 1e9;
    }
}
