package dev.greenroom.engine;

import java.lang.ref.WeakReference;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.jspecify.annotations.Nullable;

/** Stops a model that runs on and on without ever waiting: nothing else would, and its caller would hang. */
class RunawayGuard {

    private record Count(WeakReference<CommandContext> context, int steps) {}

    private static final ThreadLocal<@Nullable Count> COUNTS = new ThreadLocal<>();

    private final int limit;

    RunawayGuard(int limit) {
        this.limit = limit;
    }

    void step(String element) {
        CommandContext context = Context.getCommandContext();
        Count before = COUNTS.get();
        int steps = before == null || !before.context().refersTo(context) ? 1 : before.steps() + 1;
        COUNTS.set(new Count(new WeakReference<>(context), steps));
        if (steps > limit) {
            COUNTS.remove();
            throw new ProcessEngineException(
                    "Stopped at '" + element + "': the model ran " + limit + " steps without waiting once.");
        }
    }
}
