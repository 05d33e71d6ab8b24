package dev.greenroom.work;

import dev.greenroom.readmodel.TaskViews;
import dev.greenroom.sla.DeadlineNear;
import dev.greenroom.sla.DeadlinePassed;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes the open work of a case more urgent when its time runs out; never beyond the highest priority. */
@Component
class DeadlineListener {

    static final int MOST = 100;
    static final int NEAR = 10;
    static final int PASSED = 20;

    private final TaskViews tasks;
    private final TaskService engine;

    DeadlineListener(TaskViews tasks, TaskService engine) {
        this.tasks = tasks;
        this.engine = engine;
    }

    @EventListener
    void on(DeadlineNear near) {
        raise(near.reference(), NEAR);
    }

    @EventListener
    void on(DeadlinePassed passed) {
        raise(passed.reference(), PASSED);
    }

    private void raise(String reference, int by) {
        tasks.openOf(reference).stream()
                .filter(item -> item.priority() < MOST)
                .forEach(item -> engine.setPriority(item.id(), Math.min(MOST, item.priority() + by)));
    }
}
