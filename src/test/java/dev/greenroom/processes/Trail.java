package dev.greenroom.processes;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;

/** The flow nodes each instance entered, in order; stored history keeps only a partial order. */
final class Trail implements HistoryEventHandler {

    private final Map<String, List<String>> entered = new ConcurrentHashMap<>();

    private final Map<String, String> ended = new ConcurrentHashMap<>();

    /** The flow nodes entered by an instance, gateways left out. */
    List<String> of(String instanceId) {
        return List.copyOf(entered.getOrDefault(instanceId, List.of()));
    }

    /** The element where an instance ended. */
    String endOf(String instanceId) {
        return ended.getOrDefault(instanceId, "");
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof HistoricActivityInstanceEventEntity step
                && event.isEventOfType(HistoryEventTypes.ACTIVITY_INSTANCE_START)
                && !step.getActivityType().endsWith("Gateway")) {
            entered.computeIfAbsent(step.getProcessInstanceId(), id -> new CopyOnWriteArrayList<>())
                    .add(step.getActivityId());
        }
        if (event instanceof HistoricProcessInstanceEventEntity instance && instance.getEndActivityId() != null) {
            ended.put(instance.getProcessInstanceId(), instance.getEndActivityId());
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }
}
