package dev.greenroom.engine;

import dev.greenroom.engine.functions.ModelScope;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;

/** An execution as functions and delegates see it. */
record ExecutionScope(ExecutionEntity execution, VariableValues values, boolean inActivity) implements ModelScope {

    /** For code that an activity or listener runs. */
    static ExecutionScope ofDelegate(VariableScope scope, VariableValues values) {
        return new ExecutionScope(of(scope, values).execution, values, true);
    }

    static ExecutionScope of(@Nullable VariableScope scope, VariableValues values) {
        if (scope instanceof TaskEntity task && task.getExecution() != null) {
            return new ExecutionScope(task.getExecution(), values, false);
        }
        if (scope instanceof ExecutionEntity execution) {
            return new ExecutionScope(execution, values, false);
        }
        throw new ProcessEngineException("A function may be called only inside a running case.");
    }

    @Override
    public String instanceId() {
        return execution.getProcessInstanceId();
    }

    @Override
    public String rootInstanceId() {
        return execution.getRootProcessInstanceId();
    }

    @Override
    public Set<String> together() {
        return BundleAhead.current()
                .map(ahead ->
                        ahead.together(execution, Context.getCommandContext().getCurrentJob(), inActivity))
                .orElseGet(() -> Set.of(rootInstanceId()));
    }

    @Override
    public String executionId() {
        return execution.getId();
    }

    @Override
    public @Nullable String activityInstanceId() {
        return execution.getActivityInstanceId();
    }

    @Override
    public @Nullable String element() {
        return execution.getActivityId();
    }

    @Override
    public String definitionId() {
        return execution.getProcessDefinitionId();
    }

    @Override
    public String process() {
        return execution.getProcessDefinition().getKey();
    }

    @Override
    public @Nullable Object variable(String name) {
        return values.plain(execution.getVariable(name));
    }

    @Override
    public void setVariable(String name, @Nullable Object value) {
        execution.setVariable(name, value);
    }
}
