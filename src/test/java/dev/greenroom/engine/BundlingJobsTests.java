package dev.greenroom.engine;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.engine.functions.ModelDelegate;
import dev.greenroom.engine.functions.ModelFunction;
import dev.greenroom.engine.functions.ModelScope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Many cases come to their points at once, and what the models draw for that runs in transactions of many. */
class BundlingJobsTests {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final String MOVING = "sla.warnAt";
    private static final String ALSO_MOVING = "sla.lateAt";
    private static final String FIXED = "test.at";
    private static final String ONCE = "test.once";
    private static final String QUIETLY = "quietly";

    private final ThreadPoolTaskExecutor others = new ThreadPoolTaskExecutor();
    /** The transactions that told of an instance, committed or not. */
    private final Map<String, List<Told>> told = new ConcurrentHashMap<>();

    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final CountDownLatch telling = new CountDownLatch(1);
    private CountDownLatch mayTell = new CountDownLatch(0);
    private ProcessEngine engine;
    private BundlingJobs jobs;

    private record Told(CommandContext transaction, String thread, int variables) {}

    @BeforeEach
    void anEngine() {
        ClockUtil.setCurrentTime(Date.from(START));
        others.setThreadNamePrefix("others-");
        others.setCorePoolSize(4);
        others.initialize();
        jobs = new BundlingJobs(others, Set.of(MOVING, ALSO_MOVING, ONCE)::contains);
        jobs.setMaxJobsPerAcquisition(100);
        jobs.setWaitTimeInMillis(20);
        jobs.setMaxWait(20);
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        String own = "bundling-" + UUID.randomUUID();
        configuration.setProcessEngineName(own);
        configuration.setJdbcUrl("jdbc:h2:mem:" + own);
        configuration.setJobExecutor(jobs);
        configuration.setJobExecutorActivate(false);
        configuration.setCustomPreDeployers(new ArrayList<>());
        configuration.setCustomPreCommandInterceptorsTxRequired(new ArrayList<>());
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(new ArrayList<>());
        configuration.setCustomPostCommandInterceptorsTxRequired(new ArrayList<>());
        configuration.setCustomPostCommandInterceptorsTxRequiresNew(new ArrayList<>());
        configuration
                .getProcessEnginePlugins()
                .add(EngineParts.setUp(
                        List.of(
                                ModelFunction.nextInstant(MOVING, (scope, none) -> point(scope, "near")),
                                ModelFunction.nextInstant(ALSO_MOVING, (scope, none) -> point(scope, "over")),
                                ModelFunction.nextInstant(ONCE, (scope, none) -> once(scope)),
                                new ModelFunction(FIXED, 0, (scope, none) -> Date.from(START))),
                        List.of(
                                new ModelDelegate("tellQuietly", scope -> tell(scope, QUIETLY)),
                                new ModelDelegate("tellNear", scope -> tell(scope, "near")),
                                new ModelDelegate("tellOver", scope -> tell(scope, "over"))),
                        fact -> {}));
        engine = configuration.buildProcessEngine();
        deploy("moving", escalation("near", MOVING, "tellNear"));
        deploy("quiet", escalation("near", ONCE, "tellQuietly"));
        deploy("plain", escalation("near", FIXED, "tellNear"));
        deploy("both", escalation("near", MOVING, "tellNear") + escalation("over", ALSO_MOVING, "tellOver"));
    }

    @AfterEach
    void noEngine() {
        mayTell.countDown();
        jobs.shutdown();
        engine.close();
        others.shutdown();
        ClockUtil.reset();
    }

    @Test
    void tellsOfManyInOneTransaction() {
        List<String> instances = start("moving", 2 * Bundle.SIZE + 10);
        jobs.setMaxJobsPerAcquisition(instances.size() + 1);
        jobs.start();
        awaitTold(instances, "near");

        Map<CommandContext, Long> transactions = told.values().stream()
                .map(all -> all.get(0).transaction())
                .collect(groupingBy(each -> each, counting()));
        assertThat(transactions).hasSize(3);
        assertThat(transactions.values()).allMatch(count -> count <= Bundle.SIZE);
        assertThat(instances).allSatisfy(each -> assertThat(waits(each)).containsExactly(MovingTimers.NEVER));
        assertThat(jobs()).allSatisfy(BundlingJobsTests::isFree);
    }

    @Test
    void takesManyMoreAtATimeWhileAllItFindsAreEscalations() {
        List<String> instances = start("moving", 200);
        jobs.setMaxJobsPerAcquisition(20);
        jobs.start();
        awaitTold(instances, "near");

        Map<CommandContext, Long> transactions = told.values().stream()
                .map(all -> all.get(0).transaction())
                .collect(groupingBy(each -> each, counting()));
        assertThat(transactions.values()).contains((long) Bundle.SIZE).allMatch(count -> count <= Bundle.SIZE);
        assertThat(told.values()).allMatch(all -> all.size() == 1);
    }

    @Test
    void whatIsNoEscalationRunsAsTheEngineRunsIt() {
        List<String> instances = start("plain", 10);
        jobs.start();
        awaitTold(instances, "near");

        assertThat(told.values().stream().map(all -> all.get(0).transaction()).distinct())
                .hasSize(10);
        assertThat(told.values()).allMatch(all -> all.get(0).thread().startsWith("others-"));
    }

    @Test
    void oneThatFailsTakesNoOtherWithItAndIsTriedAgainAsTheEngineDoes() {
        String alone = start("plain", 1).get(0);
        List<String> instances = start("moving", 20);
        String bad = instances.get(7);
        failing.addAll(List.of(alone, bad));
        jobs.start();
        List<String> good = instances.stream().filter(each -> !each.equals(bad)).toList();
        awaitTold(good, "near");
        await().until(() -> job(bad).getExceptionMessage() != null && job(alone).getExceptionMessage() != null);

        assertThat(good).allSatisfy(each -> {
            assertThat(visits(each, "near")).isEqualTo(1);
            assertThat(waits(each)).containsExactly(MovingTimers.NEVER);
        });
        assertThat(visits(bad, "near")).isZero();
        assertThat(job(bad).getRetries()).isEqualTo(job(alone).getRetries());
        assertThat(job(bad).getDuedate()).isEqualTo(job(alone).getDuedate()).isAfter(Date.from(START));
        assertThat(job(bad).getExceptionMessage()).isEqualTo("Nobody listens");
        assertThat(jobs()).allSatisfy(BundlingJobsTests::isFree);
    }

    @Test
    void whatFailedBeforeRunsAlone() {
        List<String> before = start("moving", 2);
        failing.addAll(before);
        jobs.start();
        await().until(() -> before.stream().allMatch(each -> job(each).getExceptionMessage() != null));
        jobs.shutdown();
        failing.clear();
        told.clear();
        List<String> fresh = start("moving", 5);
        ClockUtil.setCurrentTime(Date.from(START.plusSeconds(600)));
        jobs.start();
        awaitTold(before, "near");
        awaitTold(fresh, "near");

        assertThat(told.values().stream().map(all -> all.get(0).transaction()).distinct())
                .as("one for all that are new, and one for each that failed")
                .hasSize(3);
    }

    @Test
    void timersOfOneInstanceNeverRunAtOnce() {
        List<String> instances = start("both", 40);
        jobs.start();
        awaitTold(instances, "near");
        awaitTold(instances, "over");

        assertThat(instances).allSatisfy(each -> {
            assertThat(visits(each, "near")).isEqualTo(1);
            assertThat(visits(each, "over")).isEqualTo(1);
            assertThat(told.get(each)).as("nothing was done in vain").hasSize(2);
        });
        assertThat(jobs()).hasSize(80).allMatch(job -> job.getExceptionMessage() == null);
    }

    @Test
    void aCaseThatEndsMeanwhileIsLeftOut() {
        List<String> instances = start("moving", 3);
        List<String> due = instances.stream().map(each -> job(each).getId()).toList();
        engine.getRuntimeService().deleteProcessInstance(instances.get(1), "gone");
        jobs.start();
        jobs.executeJobs(new Bundle(due), (org.camunda.bpm.engine.impl.ProcessEngineImpl) engine);
        awaitTold(List.of(instances.get(0), instances.get(2)), "near");
        assertThat(told).doesNotContainKey(instances.get(1));
    }

    @Test
    void readsAndWritesVariablesOfEachCase() {
        List<String> instances = start("moving", 3);
        instances.forEach(each -> engine.getRuntimeService().setVariable(each, "own", each));
        jobs.start();
        awaitTold(instances, "near");

        assertThat(transactions(instances)).hasSize(1);
        assertThat(instances)
                .allSatisfy(each -> assertThat(engine.getRuntimeService().getVariables(each))
                        .containsOnly(Map.entry("own", each), Map.entry("near", true)));
    }

    @Test
    void readsNoVariablesWhereNobodyAsks() {
        List<String> instances = start("quiet", 3);
        instances.forEach(each -> engine.getRuntimeService().setVariable(each, "own", each));
        jobs.start();
        awaitTold(instances, "near");

        assertThat(transactions(instances)).hasSize(1);
        assertThat(instances)
                .allSatisfy(each -> assertThat(once(each).variables()).isZero())
                .allSatisfy(each -> assertThat(engine.getRuntimeService().getVariables(each))
                        .containsOnly(Map.entry("own", each)));
    }

    @Test
    void doesWithVariablesOfOneBranchAsTheEngineDoes() throws SQLException {
        List<String> instances = start("quiet", 3);
        instances.forEach(each -> engine.getRuntimeService().setVariable(each, "branch", true));
        ofOneBranch("branch");
        String alone = instances.get(0);
        engine.getManagementService().executeJob(job(alone).getId());
        jobs.start();
        awaitTold(instances, "near");

        assertThat(transactions(instances)).hasSize(2);
        Map<String, Object> asTheEngineDoes = engine.getRuntimeService().getVariables(alone);
        assertThat(instances)
                .allSatisfy(each -> assertThat(engine.getRuntimeService().getVariables(each))
                        .isEqualTo(asTheEngineDoes));
    }

    private void ofOneBranch(String variable) throws SQLException {
        try (Connection connection =
                        engine.getProcessEngineConfiguration().getDataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "update ACT_RU_VARIABLE set IS_CONCURRENT_LOCAL_ = true where NAME_ = ?")) {
            statement.setString(1, variable);
            statement.executeUpdate();
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        }
    }

    private Told once(String instance) {
        return told.getOrDefault(instance, List.of()).get(0);
    }

    private Set<CommandContext> transactions(List<String> instances) {
        return instances.stream().map(each -> once(each).transaction()).collect(toSet());
    }

    @Test
    void finishesWhatRunsAndGivesTheRestBackWhenItStops() throws InterruptedException {
        mayTell = new CountDownLatch(1);
        List<String> instances = start("moving", 4 * Bundle.SIZE);
        jobs.setMaxJobsPerAcquisition(4 * Bundle.SIZE);
        jobs.start();
        telling.await();
        await().until(() -> jobs().stream().allMatch(job -> ((JobEntity) job).getLockOwner() != null));
        Thread stopping = new Thread(jobs::shutdown);
        stopping.start();
        await().until(() -> !jobs.isActive());
        mayTell.countDown();
        stopping.join();

        long done = instances.stream().filter(each -> visits(each, "near") == 1).count();
        assertThat(done).as("what ran when it stopped").isBetween(1L, 2L * Bundle.SIZE);
        assertThat(jobs()).hasSize(4 * Bundle.SIZE).allSatisfy(BundlingJobsTests::isFree);

        jobs.start();
        awaitTold(instances, "near");
        assertThat(instances)
                .allSatisfy(each -> assertThat(visits(each, "near")).isEqualTo(1));
    }

    private Date point(ModelScope scope, String which) {
        return scope.variable(which) == null ? Date.from(START) : MovingTimers.NEVER;
    }

    /** Knows without asking the case. */
    private Date once(ModelScope scope) {
        return told.containsKey(scope.instanceId()) ? MovingTimers.NEVER : Date.from(START);
    }

    private void tell(ModelScope scope, String which) {
        telling.countDown();
        try {
            mayTell.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        told.computeIfAbsent(scope.instanceId(), none -> new ArrayList<>())
                .add(new Told(
                        Context.getCommandContext(),
                        Thread.currentThread().getName(),
                        Context.getCommandContext()
                                .getDbEntityManager()
                                .getCachedEntitiesByType(VariableInstanceEntity.class)
                                .size()));
        if (failing.contains(scope.instanceId())) {
            throw new IllegalStateException("Nobody listens");
        }
        if (!which.equals(QUIETLY)) {
            scope.setVariable(which, true);
        }
    }

    private void awaitTold(List<String> instances, String which) {
        await().until(() -> instances.stream().allMatch(each -> visits(each, which) > 0));
        await().until(() -> jobs().stream().noneMatch(job -> ((JobEntity) job).getLockOwner() != null));
    }

    private static void isFree(Job job) {
        assertThat(((JobEntity) job).getLockOwner()).isNull();
    }

    private List<Job> jobs() {
        return engine.getManagementService().createJobQuery().list();
    }

    private Job job(String instance) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .singleResult();
    }

    private List<Date> waits(String instance) {
        return engine.getManagementService().createJobQuery().processInstanceId(instance).list().stream()
                .map(Job::getDuedate)
                .toList();
    }

    private long visits(String instance, String element) {
        return engine.getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .activityId(element)
                .count();
    }

    private List<String> start(String process, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> engine.getRuntimeService()
                        .startProcessInstanceByKey(process)
                        .getId())
                .toList();
    }

    private static String escalation(String id, String function, String delegate) {
        return "<bpmn:subProcess id='" + id + "' triggeredByEvent='true'>"
                + "<bpmn:startEvent id='" + id + "Start' isInterrupting='false'><bpmn:timerEventDefinition id='" + id
                + "Timer'><bpmn:timeDate>${" + function + "()}</bpmn:timeDate></bpmn:timerEventDefinition>"
                + "</bpmn:startEvent><bpmn:serviceTask id='" + id + "Tell' camunda:delegateExpression='${" + delegate
                + "}'/><bpmn:endEvent id='" + id + "End'/><bpmn:sequenceFlow id='" + id + "1' sourceRef='" + id
                + "Start' targetRef='" + id + "Tell'/><bpmn:sequenceFlow id='" + id + "2' sourceRef='" + id
                + "Tell' targetRef='" + id + "End'/></bpmn:subProcess>";
    }

    private void deploy(String process, String escalations) {
        engine.getRepositoryService()
                .createDeployment()
                .addString(
                        process + ".bpmn",
                        Models.around(process, escalations + "<bpmn:userTask id='step' camunda:candidateGroups='x'/>"))
                .deploy();
    }
}
