package dev.greenroom.readmodel;

import dev.greenroom.CleanHouse;
import dev.greenroom.shared.MovableClock;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;

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
        RandomWalk walk = new RandomWalk(engine, check, transactions);
        EngineDoors doors = new EngineDoors(engine, clock, walk.random(), process);
        walk.through(doors.all())
                .onwardsThrough(doors.onwards())
                .startingWith(doors::start)
                .holding(new SplitTimes(house)::sumUp)
                .holding(new BalancedQueues(house)::balance)
                .holding(new ViewsOfWork(house, walk.random())::areThoseOfTheEngine);
        walk.go(steps(), OPEN_CASES, doors::openCases);
    }
}
