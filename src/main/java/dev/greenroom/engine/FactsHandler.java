package dev.greenroom.engine;

import dev.greenroom.engine.events.CommandEnding;
import java.util.List;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextListener;
import org.springframework.context.ApplicationEventPublisher;

/** Tells every history event as a fact, inside the engine's transaction. Never a bean: it would be registered twice. */
class FactsHandler implements HistoryEventHandler, CommandContextListener {

    private static final CommandEnding ENDING = new CommandEnding();

    private final FactTranslation translation;
    private final ApplicationEventPublisher publisher;

    FactsHandler(FactTranslation translation, ApplicationEventPublisher publisher) {
        this.translation = translation;
        this.publisher = publisher;
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        translation.translate(event).ifPresent(fact -> {
            // Registers once per command, however often it is asked.
            Context.getCommandContext().registerCommandContextListener(this);
            publisher.publishEvent(fact);
        });
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    @Override
    public void onCommandContextClose(CommandContext context) {
        publisher.publishEvent(ENDING);
    }

    @Override
    public void onCommandFailed(CommandContext context, Throwable failure) {
        // Nothing to undo: what listeners gathered goes with the transaction.
    }
}
