package dev.greenroom.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.CleanHouse;
import dev.greenroom.Compiled;
import dev.greenroom.EmbeddedPostgresDatabase;
import dev.greenroom.GreenroomPostgresTest;
import dev.greenroom.Http;
import dev.greenroom.readmodel.ManyItems;
import dev.greenroom.readmodel.Times;
import dev.greenroom.shared.MovableClock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private static final int EACH = Integer.getInteger("greenroom.items.claims", 100);

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
        claims(WARM_UP, new Times(), given);
        Compiled.awaitRest();
        Times times = new Times();
        long began = System.nanoTime();
        claims(EACH, times, given);
        double seconds = (System.nanoTime() - began) / 1e9;

        System.out.printf(
                "%,d open items, %d callers of next: %s, %.0f claims a second%n",
                ITEMS, CALLERS, times, times.size() / seconds);
        assertThat(given).hasSize(CALLERS * (WARM_UP + EACH));
    }

    private void claims(int each, Times times, Set<String> given) {
        List<String> people = List.of("carla", "cem");
        Crowd.of(CALLERS, number -> {
            Http caller = Http.of(house.getEnvironment()).as(people.get(number % people.size()));
            for (int claim = 0; claim < each; claim++) {
                times.take("next", () -> {
                    Http.Answer answer = caller.post("/api/work/next", "{}");
                    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
                    given.add(answer.json().get("id").asText());
                });
            }
            return number;
        });
    }
}
