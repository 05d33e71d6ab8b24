package dev.greenroom.work;

import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.TaskViews;
import dev.greenroom.sla.Escalated;
import dev.greenroom.sla.Reaction;
import dev.greenroom.sla.Stage;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Does to the open work what a clock's point asks for: more urgent, never beyond the highest priority; and when it is
 * late, within reach of the group that the level escalates to.
 */
@Component
class DeadlineListener {

    static final int MOST = 100;

    private final TaskViews tasks;
    private final TaskService engine;

    DeadlineListener(TaskViews tasks, TaskService engine) {
        this.tasks = tasks;
        this.engine = engine;
    }

    @EventListener
    void on(Escalated escalated) {
        List<TaskView> items = tasks.openOf(escalated.reference()).stream()
                .filter(item -> escalated.items().contains(item.id()))
                .toList();
        items.forEach(item -> raise(item, escalated.reaction().priorityUp()));
        String group = escalated.group();
        if (escalated.stage() == Stage.LATE && group != null) {
            items.forEach(item -> reach(item, group, escalated.reaction().reach()));
        }
    }

    private void raise(TaskView item, int by) {
        if (by > 0 && item.priority() < MOST) {
            engine.setPriority(item.id(), Math.min(MOST, item.priority() + by));
        }
    }

    private void reach(TaskView item, String group, Reaction.Reach reach) {
        if (reach == Reaction.Reach.NONE) {
            return;
        }
        if (!item.groups().contains(group)) {
            engine.addCandidateGroup(item.id(), group);
        }
        if (reach == Reaction.Reach.REASSIGN) {
            item.groups().stream()
                    .filter(other -> !other.equals(group))
                    .forEach(other -> engine.deleteCandidateGroup(item.id(), other));
            if (item.assignee() != null) {
                engine.setAssignee(item.id(), null);
            }
        }
    }
}
