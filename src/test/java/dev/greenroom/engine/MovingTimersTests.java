package dev.greenroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.engine.functions.ModelDelegate;
import dev.greenroom.engine.functions.ModelFunction;
import dev.greenroom.engine.timers.EngineTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;

/** A model whose one event sub-process starts at each of several points in time, as long as something is told there. */
class MovingTimersTests {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant NEVER = MovingTimers.NEVER.toInstant();

    private final TreeSet<Instant> points = new TreeSet<>();
    private final List<Instant> told = new ArrayList<>();
    private boolean tells = true;
    private ProcessEngine engine;
    private EngineCommands commands;
    private TransactionalTimers timers;

    @BeforeEach
    void anEngine() {
        ClockUtil.setCurrentTime(Date.from(START));
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        String own = "moving-" + UUID.randomUUID();
        configuration.setProcessEngineName(own);
        configuration.setJdbcUrl("jdbc:h2:mem:" + own);
        configuration.setJobExecutorActivate(false);
        configuration.setCustomPreDeployers(new ArrayList<>());
        configuration.setCustomPreCommandInterceptorsTxRequired(new ArrayList<>());
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(new ArrayList<>());
        configuration.setCustomPostCommandInterceptorsTxRequired(new ArrayList<>());
        configuration.setCustomPostCommandInterceptorsTxRequiresNew(new ArrayList<>());
        configuration
                .getProcessEnginePlugins()
                .add(EngineParts.setUp(
                        List.of(ModelFunction.nextInstant("sla.warnAt", (scope, none) -> Date.from(next()))),
                        List.of(new ModelDelegate("escalateAtRisk", scope -> tell())),
                        fact -> {}));
        engine = configuration.buildProcessEngine();
        commands = new EngineCommands(providing(configuration));
        timers = new TransactionalTimers(commands);
        deploy("<bpmn:userTask id='step' camunda:candidateGroups='x'/>");
    }

    @AfterEach
    void noEngine() {
        engine.close();
        ClockUtil.reset();
    }

    @Test
    void startsAtEachPointAndWaitsForTheNext() {
        points.add(at(1));
        points.add(at(5));
        String instance = start();
        assertThat(waits(instance)).containsExactly(at(1));

        passTo(at(1), instance);
        assertThat(told).containsExactly(at(1));
        assertThat(waits(instance)).containsExactly(at(5));

        passTo(at(5), instance);
        assertThat(told).containsExactly(at(1), at(5));
        assertThat(waits(instance)).as("one timer, far away").containsExactly(NEVER);
    }

    @Test
    void startsNothingWhereThePointHasGone() {
        points.add(at(1));
        String instance = start();
        points.clear();
        points.add(at(7));
        passTo(at(1), instance);

        assertThat(told).isEmpty();
        assertThat(visits("escalation")).isZero();
        assertThat(waits(instance)).containsExactly(at(7));
    }

    @Test
    void doesNotStartOverAndOverWhereNothingIsToldOfThePoint() {
        points.add(at(1));
        tells = false;
        String instance = start();
        passTo(at(1), instance);

        assertThat(visits("escalation")).isEqualTo(1);
        assertThat(waits(instance)).containsExactly(NEVER);
    }

    @Test
    void followsItsFunction() {
        points.add(at(5));
        String instance = start();
        String other = start();
        timers.follow("sla.warnAt", Map.of(instance, at(2)));
        assertThat(waits(instance)).containsExactly(at(2));
        assertThat(waits(other)).containsExactly(at(5));

        timers.follow("sla.lateAt", Map.of(instance, at(3)));
        timers.follow("sla.warnAt", Map.of("gone", at(3)));
        assertThat(waits(instance)).containsExactly(at(2));
    }

    @Test
    void followsInTheTransactionThatMadeIt() {
        points.add(at(5));
        String instance = commands.run(context -> {
            String started = start();
            timers.follow("sla.warnAt", Map.of(started, at(2)));
            return started;
        });
        assertThat(waits(instance)).containsExactly(at(2));
    }

    @Test
    void movesToAnotherVersionOfTheModelWithItsInstance() {
        points.add(at(1));
        points.add(at(5));
        String instance = start();
        passTo(at(1), instance);
        String before = onlyJob(instance).getId();
        String from = definition();
        deploy("<bpmn:userTask id='step' name='changed' camunda:candidateGroups='x'/>");
        engine.getRuntimeService()
                .newMigration(engine.getRuntimeService()
                        .createMigrationPlan(from, definition())
                        .mapEqualActivities()
                        .build())
                .processInstanceIds(instance)
                .execute();

        assertThat(onlyJob(instance).getId()).isEqualTo(before);
        assertThat(waits(instance)).containsExactly(at(5));
        passTo(at(5), instance);
        assertThat(told).containsExactly(at(1), at(5));
        assertThat(waits(instance)).containsExactly(NEVER);
    }

    @Test
    void goesWithItsInstance() {
        points.add(at(1));
        String instance = start();
        passTo(at(1), instance);
        engine.getTaskService()
                .complete(
                        engine.getTaskService().createTaskQuery().singleResult().getId());

        assertThat(engine.getManagementService().createJobQuery().count()).isZero();
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().count())
                .isZero();
    }

    private Instant next() {
        return points.isEmpty() ? NEVER : points.first();
    }

    private void tell() {
        if (tells) {
            told.add(points.pollFirst());
        }
    }

    private static Instant at(int hours) {
        return START.plus(Duration.ofHours(hours));
    }

    private void passTo(Instant then, String instance) {
        ClockUtil.setCurrentTime(Date.from(then));
        engine.getManagementService().executeJob(onlyJob(instance).getId());
    }

    private Job onlyJob(String instance) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .singleResult();
    }

    private List<Instant> waits(String instance) {
        return timers.ofInstance(instance).stream()
                .sorted(Comparator.comparing(EngineTimer::dueAt))
                .map(EngineTimer::dueAt)
                .toList();
    }

    private long visits(String element) {
        return engine.getHistoryService()
                .createHistoricActivityInstanceQuery()
                .activityId(element)
                .count();
    }

    private String start() {
        return engine.getRuntimeService().startProcessInstanceByKey("moving").getId();
    }

    private String definition() {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("moving")
                .latestVersion()
                .singleResult()
                .getId();
    }

    private void deploy(String step) {
        String escalation = "<bpmn:subProcess id='escalation' triggeredByEvent='true'>"
                + "<bpmn:startEvent id='near' isInterrupting='false'><bpmn:timerEventDefinition id='timer'>"
                + "<bpmn:timeDate>${sla.warnAt()}</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:startEvent>"
                + "<bpmn:serviceTask id='tell' camunda:delegateExpression='${escalateAtRisk}'/>"
                + "<bpmn:endEvent id='told'/><bpmn:sequenceFlow id='e1' sourceRef='near' targetRef='tell'/>"
                + "<bpmn:sequenceFlow id='e2' sourceRef='tell' targetRef='told'/></bpmn:subProcess>";
        engine.getRepositoryService()
                .createDeployment()
                .addString("moving.bpmn", Models.around("moving", escalation + step))
                .deploy();
    }

    private static ObjectProvider<ProcessEngineConfigurationImpl> providing(ProcessEngineConfigurationImpl engine) {
        return new ObjectProvider<>() {
            @Override
            public ProcessEngineConfigurationImpl getObject() {
                return engine;
            }
        };
    }
}
