package dev.greenroom.sla;

import dev.greenroom.engine.events.EngineFact;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Opens clocks for steps without timers and ends every clock with its step; after the read model has its rows. */
@Component
class SlaListener {

    private static final Set<String> PASSED_AT_ONCE = Set.of(
            "startEvent",
            "exclusiveGateway",
            "inclusiveGateway",
            "parallelGateway",
            "complexGateway",
            "noneEndEvent",
            "terminateEndEvent",
            "errorEndEvent",
            "messageEndEvent",
            "signalEndEvent",
            "escalationEndEvent",
            "boundaryTimer",
            "boundaryMessage",
            "boundaryError");

    private static final Set<String> TAKEN = Set.of("Claim", "Assign");

    private final Deadlines deadlines;
    private final InnerClocks inner;
    private final SlaRows rows;
    private final PassedSteps passed;

    SlaListener(Deadlines deadlines, InnerClocks inner, SlaRows rows, PassedSteps passed) {
        this.deadlines = deadlines;
        this.inner = inner;
        this.rows = rows;
        this.passed = passed;
    }

    @EventListener
    void enter(EngineFact.StepEntered step) {
        passed.entered(step.activityInstanceId());
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void open(EngineFact.TaskChanged task) {
        if (task.change() == EngineFact.Change.CREATED) {
            deadlines.open(task).ifPresent(row -> inner.handedOff(row, task.taskId()));
        }
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void touch(EngineFact.Operated operated) {
        String task = operated.taskId();
        if (task != null && operated.newValue() != null && TAKEN.contains(operated.operation())) {
            inner.touched(operated.rootInstanceId(), task, operated.newValue(), operated.at());
        }
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void end(EngineFact.TaskEnded task) {
        inner.ended(task.rootInstanceId(), task.taskId(), task.at());
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void close(EngineFact.StepLeft step) {
        if (PASSED_AT_ONCE.contains(step.elementType()) || passed.isPassed(step.activityInstanceId())) {
            return;
        }
        if (step.end() == EngineFact.End.COMPLETED) {
            rows.close(step.activityInstanceId(), step.at());
        } else {
            rows.cancel(step.activityInstanceId(), step.at());
        }
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void close(EngineFact.InstanceEnded instance) {
        rows.close(instance.instanceId(), instance.at());
        rows.cancelAllOf(instance.instanceId(), instance.at());
    }
}
