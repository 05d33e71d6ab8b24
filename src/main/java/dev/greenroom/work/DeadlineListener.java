package dev.greenroom.work;

import dev.greenroom.readmodel.TaskView;
import dev.greenroom.shared.OfTransaction;
import dev.greenroom.sla.Escalated;
import dev.greenroom.sla.Reaction;
import dev.greenroom.sla.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private final TaskService engine;
    private final OfTransaction<Map<String, Integer>> raised = new OfTransaction<>(HashMap::new);

    DeadlineListener(TaskService engine) {
        this.engine = engine;
    }

    @EventListener
    void on(Escalated escalated) {
        List<TaskView> items = escalated.items();
        items.forEach(item -> raise(item, escalated.reaction().priorityUp()));
        String group = escalated.group();
        if (escalated.stage() == Stage.LATE && group != null) {
            items.forEach(item -> reach(item, group, escalated.reaction().reach()));
        }
    }

    /** The lists hear of a change when the transaction ends: what was raised in it already counts, too. */
    private void raise(TaskView item, int by) {
        int now = raised.get().getOrDefault(item.id(), item.priority());
        if (by > 0 && now < MOST) {
            int then = Math.min(MOST, now + by);
            engine.setPriority(item.id(), then);
            raised.get().put(item.id(), then);
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
