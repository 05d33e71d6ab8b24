package dev.greenroom.engine;

import dev.greenroom.engine.events.CommandEnding;
import dev.greenroom.engine.events.EngineFact;
import java.lang.ref.WeakReference;
import java.util.List;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextListener;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.context.ApplicationEventPublisher;

/** Tells every history event as a fact, inside the engine's transaction. Never a bean: it would be registered twice. */
class FactsHandler implements HistoryEventHandler, CommandContextListener {

    private static final CommandEnding ENDING = new CommandEnding();

    private final FactTranslation translation;
    private final MovedVariables moved;
    private final RunawayGuard guard;
    private final ApplicationEventPublisher publisher;
    private final ThreadLocal<WeakReference<CommandContext>> closing =
            ThreadLocal.withInitial(() -> new WeakReference<>(null));

    FactsHandler(FactTranslation translation, RunawayGuard guard, ApplicationEventPublisher publisher) {
        this.translation = translation;
        this.moved = new MovedVariables(translation);
        this.guard = guard;
        this.publisher = publisher;
    }

    /** Makes every command say that it ends; one for each chain of interceptors. */
    CommandInterceptor ending() {
        return new CommandInterceptor() {
            @Override
            public <T> T execute(Command<T> command) {
                // First in line, and only once per command, however deep it is nested.
                Context.getCommandContext().registerCommandContextListener(FactsHandler.this);
                return next.execute(command);
            }
        };
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        guard.look(event);
        translation.translate(event).ifPresent(fact -> {
            if (fact instanceof EngineFact.StepEntered step) {
                guard.step(step);
            }
            publisher.publishEvent(fact);
            if (Context.getCommandContext().equals(closing.get().get())
                    && BundleAhead.current().isEmpty()) {
                // A task tells its change only while its command closes: nothing else will end it.
                publisher.publishEvent(ENDING);
            }
        });
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    /** Of a bundle the end is told once more after all its tasks have told their changes; to be asked when it has run. */
    void endTogether(CommandContext context) {
        context.registerCommandContextListener(new CommandContextListener() {
            @Override
            public void onCommandContextClose(CommandContext closed) {
                publisher.publishEvent(ENDING);
            }

            @Override
            public void onCommandFailed(CommandContext failed, Throwable failure) {
                // Nothing to tell.
            }
        });
    }

    @Override
    public void onCommandContextClose(CommandContext context) {
        moved.of(context).forEach(publisher::publishEvent);
        closing.set(new WeakReference<>(context));
        publisher.publishEvent(ENDING);
    }

    @Override
    public void onCommandFailed(CommandContext context, Throwable failure) {
        // Nothing to undo: what listeners gathered goes with the transaction.
    }
}
