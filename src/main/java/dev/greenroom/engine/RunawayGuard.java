package dev.greenroom.engine;

import dev.greenroom.engine.events.EngineFact;
import java.lang.ref.WeakReference;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/**
 * Stops a model that runs on and on without ever waiting, that does a step too many times, or that calls itself too deep:
 * nothing else would, and its caller would hang. A job that is stopped becomes an incident.
 */
class RunawayGuard {

    private record Count(WeakReference<CommandContext> context, int steps) {}

    private static final ThreadLocal<@Nullable Count> COUNTS = new ThreadLocal<>();
    private static final String INSTANCES = "nrOfInstances";

    private final EngineSettings settings;

    RunawayGuard(EngineSettings settings) {
        this.settings = settings;
    }

    /** Looks at what is about to happen, before the engine has made anything of it. */
    void look(HistoryEvent event) {
        if (event instanceof HistoricVariableUpdateEventEntity variable
                && INSTANCES.equals(variable.getVariableName())) {
            instances(variable);
        } else if (event instanceof HistoricProcessInstanceEventEntity instance
                && event.isEventOfType(HistoryEventTypes.PROCESS_INSTANCE_START)
                && instance.getSuperProcessInstanceId() != null) {
            depth(instance);
        }
    }

    /** The engine notes the number of instances before it creates the first. */
    private void instances(HistoricVariableUpdateEventEntity variable) {
        Long count = variable.getLongValue();
        if (count != null && count > settings.maxInstances()) {
            throw new ProcessEngineException("Stopped at '" + element(variable) + "': " + count
                    + " instances of one step; at most " + settings.maxInstances() + " are allowed.");
        }
    }

    /** {@code Step} of {@code Step#multiInstanceBody:1234}. */
    private static String element(HistoricVariableUpdateEventEntity variable) {
        return String.valueOf(variable.getActivityInstanceId()).replaceFirst("[#:].*", "");
    }

    private void depth(HistoricProcessInstanceEventEntity instance) {
        int depth = 0;
        ExecutionEntity called =
                Context.getCommandContext().getExecutionManager().findExecutionById(instance.getProcessInstanceId());
        while (called != null && called.getSuperExecution() != null) {
            if (++depth > settings.maxCallDepth()) {
                throw new ProcessEngineException("Stopped at '" + instance.getProcessDefinitionKey()
                        + "': processes call each other more than " + settings.maxCallDepth() + " deep.");
            }
            called = called.getSuperExecution().getProcessInstance();
        }
    }

    void step(EngineFact.StepEntered step) {
        CommandContext context = Context.getCommandContext();
        Count before = COUNTS.get();
        int steps = before == null || !before.context().refersTo(context) ? 1 : before.steps() + 1;
        COUNTS.set(new Count(new WeakReference<>(context), steps));
        if (steps > settings.maxStepsPerCommand()) {
            COUNTS.remove();
            throw new ProcessEngineException("Stopped at '" + step.element() + "': the model ran "
                    + settings.maxStepsPerCommand() + " steps without waiting once.");
        }
    }
}
