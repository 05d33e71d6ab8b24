package dev.greenroom.readmodel;

import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.shared.MovableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.transaction.PlatformTransactionManager;

/** The random walk over the loan application: people and machines over HTTP, and the engine's own doors between. */
@GreenroomTest
class LoanWalkTests {

    private static final String PROCESS = "loan-application";

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
    void everyDoorLeavesReadModelAndEngineEqual() throws IOException {
        CleanHouse.empty(house);
        Testers.mayDoEverything(authorizations);
        deployAnotherVersion();
        RandomWalk walk = new RandomWalk(engine, check, transactions);
        EngineDoors doors = new EngineDoors(engine, clock, walk.random(), PROCESS);
        HttpDoors http = new HttpDoors(house, walk.random());
        walk.through(doors.all())
                .throughApi(http.all())
                .onwardsThrough(http.onwards())
                .onwardsThrough(List.of("let time pass"))
                .startingWith(http::start)
                .startingWith(doors::start)
                .holding(new SplitTimes(house)::sumUp)
                .holding(new BalancedQueues(house)::balance)
                .holding(new ViewsOfWork(house, walk.random())::areThoseOfTheEngine);
        walk.go(Integer.getInteger("greenroom.walk.steps", 400), 4, doors::openCases);
    }

    /** So that cases can migrate; decisions and forms come along, as they belong to a deployment. */
    private void deployAnotherVersion() throws IOException {
        DeploymentBuilder deployment =
                engine.getRepositoryService().createDeployment().name("another version");
        PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
        for (String folder : List.of("processes", "forms")) {
            for (Resource file : files.getResources("classpath*:" + folder + "/" + PROCESS + "/*.*")) {
                String name = folder + "/" + PROCESS + "/" + file.getFilename();
                String content = file.getContentAsString(StandardCharsets.UTF_8);
                if (!name.endsWith(".yaml")) {
                    deployment.addString(name, content.replace("name=\"Loan application\"", "name=\"Loan mended\""));
                }
            }
        }
        deployment.deploy();
    }
}
