package dev.greenroom.readmodel;

import dev.greenroom.shared.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;

/** Everything that can be done to a case through the engine's own services, each at random. */
final class EngineDoors {

    /** One way to change something; whatever it finds impossible it leaves. */
    interface Door {
        void go();
    }

    private static final List<String> GROUPS = List.of("claims-intake", "front-office", "refunds", "claims-lead");
    private static final List<String> PEOPLE = List.of("anna", "bruno", "carla", "berta");
    private static final int MANY = 12;

    private final ProcessEngine engine;
    private final MovableClock clock;
    private final Random random;
    private final String process;
    private final List<String> places;

    EngineDoors(ProcessEngine engine, MovableClock clock, Random random, String process) {
        this.engine = engine;
        this.clock = clock;
        this.random = random;
        this.process = process;
        this.places = places();
    }

    Map<String, Door> all() {
        Map<String, Door> doors = new LinkedHashMap<>(forWork());
        doors.put("write variable", this::writeVariable);
        doors.put("remove variable", this::removeVariable);
        doors.put("answer", this::answer);
        doors.put("run a job", () -> engine.getManagementService()
                .executeJob(some(jobs()).getId()));
        doors.put("run the jobs due", this::runDue);
        doors.put("let time pass", () -> clock.advance(Duration.ofMinutes(1 + random.nextInt(300))));
        doors.put("stop a job", () -> engine.getManagementService()
                .setJobRetries(some(jobs()).getId(), 0));
        doors.put("let a job go on", () -> engine.getManagementService()
                .setJobRetries(some(jobs()).getId(), 2));
        doors.put("work outside", this::external);
        doors.put("delete", () -> engine.getRuntimeService()
                .deleteProcessInstance(some(roots()).getId(), "walk", random.nextBoolean(), true));
        doors.put("modify", this::modify);
        doors.put("migrate", this::migrate);
        doors.put("suspend", () -> engine.getRuntimeService()
                .suspendProcessInstanceById(some(instances()).getId()));
        doors.put("go on", () -> instances()
                .forEach(instance -> engine.getRuntimeService().activateProcessInstanceById(instance.getId())));
        return doors;
    }

    private Map<String, Door> forWork() {
        Map<String, Door> doors = new LinkedHashMap<>();
        doors.put("claim", () -> engine.getTaskService()
                .claim(
                        some(tasks().stream()
                                        .filter(task -> task.getAssignee() == null)
                                        .toList())
                                .getId(),
                        some(PEOPLE)));
        doors.put("release", () -> engine.getTaskService()
                .setAssignee(some(tasks()).getId(), null));
        doors.put("assign", () -> engine.getTaskService()
                .setAssignee(some(tasks()).getId(), some(PEOPLE)));
        doors.put(
                "complete", () -> engine.getTaskService().complete(some(tasks()).getId(), answers("decline")));
        doors.put("complete again", () -> engine.getTaskService()
                .complete(some(tasks()).getId(), answers("approve")));
        doors.put("delegate", () -> engine.getTaskService()
                .delegateTask(some(tasks()).getId(), some(PEOPLE)));
        doors.put("resolve", () -> {
            Task task = some(tasks());
            if (task.getDelegationState() == null) {
                engine.getTaskService().delegateTask(task.getId(), some(PEOPLE));
            }
            engine.getTaskService().resolveTask(task.getId());
        });
        doors.put(
                "raise", () -> engine.getTaskService().setPriority(some(tasks()).getId(), random.nextInt(100)));
        doors.put("add group", () -> engine.getTaskService()
                .addCandidateGroup(some(tasks()).getId(), some(GROUPS)));
        doors.put("drop group", () -> engine.getTaskService()
                .deleteCandidateGroup(some(tasks()).getId(), some(GROUPS)));
        doors.putAll(forWords());
        return doors;
    }

    private Map<String, Door> forWords() {
        Map<String, Door> doors = new LinkedHashMap<>();
        doors.put("rename", () -> {
            Task task = some(tasks());
            task.setName("Renamed " + random.nextInt(100));
            task.setOwner(some(PEOPLE));
            engine.getTaskService().saveTask(task);
        });
        doors.put("note on the task", () -> engine.getTaskService()
                .setVariableLocal(some(tasks()).getId(), "note", "n" + random.nextInt(9)));
        return doors;
    }

    /** Doors that carry a case on, so that some cases see the whole of their process. */
    List<String> onwards() {
        return List.of("complete again", "work outside", "answer", "let time pass", "run the jobs due", "go on");
    }

    void start() {
        engine.getRuntimeService()
                .startProcessInstanceByKey(
                        process,
                        random.nextBoolean() ? null : "KEY-" + random.nextInt(1000),
                        Map.of(
                                "amount",
                                amount(),
                                "customerId",
                                "C-" + random.nextInt(5),
                                "customerName",
                                "Mara Weber"));
    }

    /** Every place of the process that a token could be put to or taken from. */
    private List<String> places() {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        return engine
                .getRepositoryService()
                .getBpmnModelInstance(definition)
                .getModelElementsByType(org.camunda.bpm.model.bpmn.instance.FlowNode.class)
                .stream()
                .filter(node -> !(node instanceof org.camunda.bpm.model.bpmn.instance.BoundaryEvent))
                .map(org.camunda.bpm.model.bpmn.instance.BaseElement::getId)
                .sorted()
                .toList();
    }

    /** Cases on which somebody can work; those that are stuck or on hold count once there are many. */
    int openCases() {
        int all = roots().size();
        return all >= MANY
                ? all
                : (int) tasks().stream()
                        .map(Task::getProcessInstanceId)
                        .distinct()
                        .count();
    }

    private long amount() {
        return random.nextInt(5000);
    }

    private void writeVariable() {
        List<Execution> executions = engine.getRuntimeService()
                .createExecutionQuery()
                .processInstanceId(some(instances()).getId())
                .list();
        String execution = some(executions).getId();
        String name = "v" + random.nextInt(4);
        Object value =
                some(List.<Object>of("text", 5, 7.25, true, Map.of("a", List.of(1, 2)), "t" + random.nextInt(99)));
        if (value instanceof Map) {
            value = org.camunda.spin.plugin.variable.SpinValues.jsonValue("{\"a\":[1,{\"b\":null}]}")
                    .create();
        }
        if (random.nextBoolean()) {
            engine.getRuntimeService().setVariable(execution, name, value);
        } else {
            engine.getRuntimeService().setVariableLocal(execution, name, value);
        }
    }

    private void removeVariable() {
        if (ours().isEmpty()) {
            writeVariable();
        }
        VariableInstance variable = some(ours());
        engine.getRuntimeService().removeVariable(variable.getExecutionId(), variable.getName());
    }

    private List<VariableInstance> ours() {
        return engine.getRuntimeService().createVariableInstanceQuery().list().stream()
                .filter(each -> each.getTaskId() == null && each.getName().matches("v\\d"))
                .toList();
    }

    private Map<String, Object> answers(String decision) {
        Map<String, Object> answers = new HashMap<>(Map.of("amount", amount(), "assessment", decision));
        answers.put("approval", decision);
        answers.put("leadResult", "qualified");
        answers.put("applicationResult", "complete");
        answers.put("fraudResult", "clean");
        answers.put("offerAnswer", some(List.of("accepted", "declined")));
        answers.put("documentsAnswer", "received");
        answers.put("documentsResult", "complete");
        answers.put("iban", "NL91ABNA0417164300");
        answers.put("monthlyIncome", 4000);
        answers.put("termMonths", 60);
        answers.put("employment", "permanent");
        answers.put("purpose", "car");
        return answers;
    }

    private void runDue() {
        jobs().stream()
                .filter(job -> job.getRetries() > 0)
                .filter(job -> job.getDuedate() == null
                        || !job.getDuedate().toInstant().isAfter(clock.instant()))
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
    }

    private void external() {
        List<String> topics = engine
                .getExternalTaskService()
                .createExternalTaskQuery()
                .notLocked()
                .withRetriesLeft()
                .active()
                .list()
                .stream()
                .map(ExternalTask::getTopicName)
                .toList();
        List<LockedExternalTask> locked = engine.getExternalTaskService()
                .fetchAndLock(1, "walker")
                .topic(topics.isEmpty() ? WalkModel.TOPIC : some(topics), 600_000)
                .execute();
        if (locked.isEmpty()) {
            engine.getExternalTaskService()
                    .createExternalTaskQuery()
                    .noRetriesLeft()
                    .list()
                    .forEach(task -> engine.getExternalTaskService().setRetries(task.getId(), 1));
            return;
        }
        String id = locked.get(0).getId();
        if (random.nextInt(3) > 0) {
            engine.getExternalTaskService().complete(id, "walker", answerTo(locked.get(0)));
        } else {
            engine.getExternalTaskService().handleFailure(id, "walker", "down", "details", random.nextInt(2), 0);
        }
    }

    private Map<String, Object> answerTo(LockedExternalTask task) {
        return switch (task.getTopicName()) {
            case "credit-bureau.fetch-report" ->
                Map.of("creditScore", 400 + random.nextInt(500), "monthlyDebt", 100, "fraudSignal", false);
            case "documents.generate-offer" -> Map.of("offerId", "OF-1", "monthlyPayment", 100);
            case "payment.payout" -> Map.of("paymentId", "PY-1");
            case WalkModel.TOPIC -> Map.of("worked", amount());
            default -> Map.of();
        };
    }

    private void modify() {
        var modification = engine.getRuntimeService()
                .createProcessInstanceModification(some(roots()).getId());
        if (random.nextBoolean()) {
            modification.startBeforeActivity(some(places));
        }
        modification.cancelAllForActivity(some(places)).execute(random.nextBoolean(), true);
    }

    private void migrate() {
        ProcessInstance instance = some(roots());
        List<ProcessDefinition> versions = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .list();
        MigrationPlan plan = engine.getRuntimeService()
                .createMigrationPlan(
                        instance.getProcessDefinitionId(), some(versions).getId())
                .mapEqualActivities()
                .build();
        engine.getRuntimeService()
                .newMigration(plan)
                .processInstanceIds(instance.getId())
                .execute();
    }

    private List<ProcessInstance> roots() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .rootProcessInstances()
                .orderByProcessInstanceId()
                .asc()
                .list();
    }

    private List<ProcessInstance> instances() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .orderByProcessInstanceId()
                .asc()
                .list();
    }

    /** Mostly what takes a case on, seldom what ends it. */
    private void answer() {
        List<EventSubscription> waiting =
                engine.getRuntimeService().createEventSubscriptionQuery().eventType("message").list().stream()
                        .filter(each -> each.getExecutionId() != null)
                        .toList();
        List<EventSubscription> onwards = waiting.stream()
                .filter(each -> !each.getEventName().equals("withdrawn"))
                .toList();
        EventSubscription heard = some(onwards.isEmpty() || random.nextInt(4) == 0 ? waiting : onwards);
        engine.getRuntimeService()
                .messageEventReceived(
                        heard.getEventName(),
                        heard.getExecutionId(),
                        heard.getEventName().equals("offer-answered")
                                ? Map.of("accepted", random.nextBoolean())
                                : Map.of());
    }

    private List<Task> tasks() {
        return engine.getTaskService()
                .createTaskQuery()
                .active()
                .orderByTaskId()
                .asc()
                .list();
    }

    private List<Job> jobs() {
        return engine.getManagementService()
                .createJobQuery()
                .active()
                .orderByJobId()
                .asc()
                .list();
    }

    <T> T some(List<T> of) {
        if (of.isEmpty()) {
            throw new NothingThere();
        }
        return new ArrayList<>(of).get(random.nextInt(of.size()));
    }

    /** A door that leads nowhere at this moment. */
    static final class NothingThere extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
