package dev.greenroom.readmodel;

import dev.greenroom.CleanHouse;
import dev.greenroom.shared.MovableClock;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** An empty house whose lists are filled with rows of every kind; what they were is known by the seed. */
abstract class SeededLists {

    @Autowired
    ApplicationContext house;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Audiences audiences;

    @Autowired
    MovableClock clock;

    @Autowired
    TaskViews work;

    final long seed = new Random().nextLong();
    final Random random = new Random(seed);
    private @Nullable SeededWork seeding;

    @BeforeEach
    void emptyHouse() {
        CleanHouse.empty(house);
        seeding = new SeededWork(jdbc, audiences, random, clock.instant());
    }

    SeededWork seeded() {
        return Objects.requireNonNull(seeding);
    }
}
