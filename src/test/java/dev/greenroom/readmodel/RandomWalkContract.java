package dev.greenroom.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.CleanHouse;
import dev.greenroom.shared.MovableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Goes through every door at random and finds read model and engine equal after every step. */
abstract class RandomWalkContract {

    private static final int OPEN_CASES = 4;

    @Autowired
    private ApplicationContext house;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ReadModelCheck check;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void everyDoorLeavesReadModelAndEngineEqual() {
        CleanHouse.empty(house);
        WalkModel.deploy(engine.getRepositoryService(), "1");
        WalkModel.deploy(engine.getRepositoryService(), "2");
        Testers.mayDoEverything(authorizations);
        walk(WalkModel.PROCESS);
    }

    abstract int steps();

    private void walk(String process) {
        long seed = Long.getLong("greenroom.walk.seed", new Random().nextLong());
        System.out.println("Seed of this walk: -Dgreenroom.walk.seed=" + seed);
        Random random = new Random(seed);
        EngineDoors doors = new EngineDoors(engine, clock, random, process);
        Map<String, EngineDoors.Door> all = doors.all();
        List<String> names = new ArrayList<>(all.keySet());
        List<String> onwards = doors.onwards();
        Map<String, Integer> worked = new TreeMap<>();
        for (int step = 1; step <= steps(); step++) {
            String name = doors.openCases() < OPEN_CASES && random.nextBoolean()
                    ? "start"
                    : random.nextBoolean()
                            ? onwards.get(random.nextInt(onwards.size()))
                            : names.get(random.nextInt(names.size()));
            boolean done = go(name.equals("start") ? doors::start : Objects.requireNonNull(all.get(name)), random);
            worked.merge(done ? name : name + " (refused)", 1, Integer::sum);
            assertThat(check.differences())
                    .as("after step %d, %s, seed %d", step, name, seed)
                    .isEmpty();
        }
        System.out.println("The walk went through " + worked);
        if (steps() >= 1000) {
            assertThat(names.stream().filter(worked::containsKey).count())
                    .as("doors that opened at least once")
                    .isGreaterThanOrEqualTo(names.size() - 2);
        }
    }

    /** One time in ten the transaction rolls back after the deed: as if nothing had been done. */
    private boolean go(EngineDoors.Door door, Random random) {
        boolean undo = random.nextInt(10) == 0;
        boolean named = random.nextBoolean();
        if (named) {
            engine.getIdentityService().setAuthentication("sven", List.of(Testers.GROUP));
        }
        try {
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                door.go();
                if (undo) {
                    status.setRollbackOnly();
                }
            });
            return !undo;
        } catch (EngineDoors.NothingThere | ProcessEngineException refused) {
            return false;
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }
}
