package dev.greenroom.engine;

import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;

/** Stores process instances, activities and tasks for Camunda's own clients, and nothing else. */
class StandardHistory extends DbHistoryEventHandler {

    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof HistoricProcessInstanceEventEntity
                || event instanceof HistoricActivityInstanceEventEntity
                || event instanceof HistoricTaskInstanceEventEntity) {
            super.handleEvent(event);
        }
    }
}
