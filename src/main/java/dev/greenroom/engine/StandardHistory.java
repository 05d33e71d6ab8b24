package dev.greenroom.engine;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** Stores process instances, activities and tasks for Camunda's own clients, and nothing else. */
class StandardHistory extends DbHistoryEventHandler {

    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof HistoricProcessInstanceEventEntity
                || event instanceof HistoricActivityInstanceEventEntity
                || event instanceof HistoricTaskInstanceEventEntity) {
            store(event);
        }
    }

    /** A change of a task says nothing of when it began: the engine would read that for nothing. */
    private void store(HistoryEvent event) {
        if (event instanceof HistoricTaskInstanceEventEntity task
                && event.isEventOfType(HistoryEventTypes.TASK_INSTANCE_UPDATE)
                && getDbEntityManager().getCachedEntity(HistoricTaskInstanceEventEntity.class, task.getId()) == null) {
            TaskEntity changed = Context.getCommandContext().getTaskManager().findTaskById(task.getTaskId());
            task.setStartTime(changed == null ? null : changed.getCreateTime());
            getDbEntityManager().merge(task);
        } else {
            super.handleEvent(event);
        }
    }
}
