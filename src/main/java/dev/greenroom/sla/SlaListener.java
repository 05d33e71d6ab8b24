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

    private final Deadlines deadlines;
    private final SlaRows rows;

    SlaListener(Deadlines deadlines, SlaRows rows) {
        this.deadlines = deadlines;
        this.rows = rows;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void open(EngineFact.TaskChanged task) {
        if (task.change() == EngineFact.Change.CREATED) {
            deadlines.open(task);
        }
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void close(EngineFact.StepLeft step) {
        if (PASSED_AT_ONCE.contains(step.elementType())) {
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
