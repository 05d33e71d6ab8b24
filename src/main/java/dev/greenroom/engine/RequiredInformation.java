package dev.greenroom.engine;

import dev.greenroom.engine.catalog.Checklist;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.events.EngineFact.End;
import dev.greenroom.engine.events.EngineFact.TaskEnded;
import java.util.List;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Refuses a completion while information that its model requires is missing, whichever door it came through. */
@Component
class RequiredInformation {

    private final ProcessCatalog catalog;
    private final VariableValues values;

    RequiredInformation(ProcessCatalog catalog, VariableValues values) {
        this.catalog = catalog;
        this.values = values;
    }

    @EventListener
    @Order(Integer.MIN_VALUE + 1)
    void on(TaskEnded ended) {
        if (ended.end() != End.COMPLETED) {
            return;
        }
        Checklist checklist = new Checklist(catalog.model(ended.definitionId()));
        if (checklist.concerns(ended.step())) {
            TaskEntity task = Context.getCommandContext().getTaskManager().findTaskById(ended.taskId());
            List<Checklist.Item> missing = checklist.missing(
                    ended.step(), name -> values.plain(task.getExecution().getVariable(name)));
            if (!missing.isEmpty()) {
                throw new InformationMissing(missing);
            }
        }
    }
}
