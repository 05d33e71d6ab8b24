package dev.greenroom.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.springframework.context.ApplicationEventPublisher;

/** Tells every history event as a fact, inside the engine's transaction. Never a bean: it would be registered twice. */
class FactsHandler implements HistoryEventHandler {

    private final FactTranslation translation;
    private final ApplicationEventPublisher publisher;

    FactsHandler(FactTranslation translation, ApplicationEventPublisher publisher) {
        this.translation = translation;
        this.publisher = publisher;
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        translation.translate(event).ifPresent(publisher::publishEvent);
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }
}
