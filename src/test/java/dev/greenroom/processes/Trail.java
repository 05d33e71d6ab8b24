package dev.greenroom.processes;

import dev.greenroom.engine.events.EngineFact;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;

/** The way each instance took, as the engine's facts tell it; stored history keeps only a partial order. */
final class Trail implements ApplicationEventPublisher {

    private final Map<String, List<String>> entered = new ConcurrentHashMap<>();
    private final Map<String, String> ended = new ConcurrentHashMap<>();

    /** The flow nodes entered by an instance, gateways left out. */
    List<String> of(String instanceId) {
        return List.copyOf(entered.getOrDefault(instanceId, List.of()));
    }

    /** Every flow node that any instance entered. */
    Set<String> everywhere() {
        return entered.values().stream().flatMap(List::stream).collect(Collectors.toSet());
    }

    /** The element where an instance ended. */
    String endOf(String instanceId) {
        return ended.getOrDefault(instanceId, "");
    }

    @Override
    public void publishEvent(Object fact) {
        if (fact instanceof EngineFact.StepEntered step && !step.elementType().endsWith("Gateway")) {
            entered.computeIfAbsent(step.instanceId(), id -> new CopyOnWriteArrayList<>())
                    .add(step.element());
        }
        if (fact instanceof EngineFact.InstanceEnded instance
                && instance.end() == EngineFact.End.COMPLETED
                && instance.endElement() != null) {
            ended.put(instance.instanceId(), instance.endElement());
        }
    }
}
