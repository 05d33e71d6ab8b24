package dev.greenroom.processes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/** Plays a scenario on an engine, through its public API and step by step; jobs run only when the scenario says so. */
record ScenarioRunner(ProcessEngine engine, Trail trail) {

    private static final String WORKER = "scenario";

    /** What a scenario led to: the flow nodes passed in order, gateways left out, and the end the case came to. */
    record Run(ProcessInstance instance, List<String> path, String end) {}

    Run play(Scenario scenario) {
        Map<String, Object> variables = new HashMap<>(scenario.variables());
        variables.put("channel", scenario.channel());
        variables.put("customerId", "C-1001");
        ProcessInstance instance =
                engine.getRuntimeService().startProcessInstanceByKey(scenario.process(), scenario.name(), variables);
        runJobs(instance);
        for (Scenario.Step step : scenario.steps()) {
            play(instance, step);
            runJobs(instance);
        }
        return new Run(instance, trail.of(instance.getId()), trail.endOf(instance.getId()));
    }

    private void play(ProcessInstance instance, Scenario.Step step) {
        if (step instanceof Scenario.Done done) {
            complete(instance, done);
        } else if (step instanceof Scenario.Worked worked) {
            work(instance, worked);
        } else if (step instanceof Scenario.Told told) {
            engine.getRuntimeService()
                    .createMessageCorrelation(told.message())
                    .processInstanceId(instance.getId())
                    .setVariables(told.data())
                    .correlate();
        } else if (step instanceof Scenario.Due due) {
            Job timer = engine.getManagementService()
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .activityId(due.timer())
                    .singleResult();
            engine.getManagementService().executeJob(present(timer, step).getId());
        }
    }

    private void complete(ProcessInstance instance, Scenario.Done done) {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .taskDefinitionKey(done.task())
                .initializeFormKeys()
                .singleResult();
        engine.getTaskService().claim(present(task, done).getId(), done.by());
        answersAreFresh(task, done);
        engine.getTaskService().complete(task.getId(), done.data());
    }

    /** A step that is entered again asks again: no answer of the last time is filled in. */
    private void answersAreFresh(Task task, Scenario.Done done) {
        ShippedForm form = ShippedForm.of(task.getFormKey());
        Map<String, Object> variables = engine.getTaskService().getVariables(task.getId());
        done.data().keySet().stream()
                .filter(key -> form.asks(key) && variables.get(key) != null)
                .findFirst()
                .ifPresent(key -> {
                    throw new AssertionError(done.task() + " has an answer already: " + key);
                });
    }

    private void work(ProcessInstance instance, Scenario.Worked worked) {
        var tasks = engine.getExternalTaskService();
        var task = tasks
                .fetchAndLock(1, WORKER)
                .topic(worked.topic(), 60_000)
                .businessKey(instance.getBusinessKey())
                .execute()
                .stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("The case does not wait for " + worked));
        if (worked.error() == null) {
            tasks.complete(task.getId(), WORKER, worked.gives());
        } else {
            tasks.handleBpmnError(task.getId(), WORKER, worked.error());
        }
    }

    private void runJobs(ProcessInstance instance) {
        engine.getManagementService().createJobQuery().processInstanceId(instance.getId()).messages().list().stream()
                .map(Job::getId)
                .forEach(engine.getManagementService()::executeJob);
    }

    private static <T> T present(T found, Scenario.Step step) {
        if (found == null) {
            throw new AssertionError("The case does not wait for " + step);
        }
        return found;
    }
}
