package dev.greenroom.connectors;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * Whether a model catches a BPMN error of a step, on the step or around it. One that nobody catches would end the case
 * without a word, so it must not be raised.
 */
final class CaughtErrors {

    private final RepositoryService repository;
    private final Map<Place, Boolean> known = new ConcurrentHashMap<>();

    CaughtErrors(RepositoryService repository) {
        this.repository = repository;
    }

    private record Place(String definitionId, String element, String code) {}

    boolean catches(String definitionId, String element, String code) {
        return known.computeIfAbsent(new Place(definitionId, element, code), this::look);
    }

    private boolean look(Place place) {
        BpmnModelInstance model = repository.getBpmnModelInstance(place.definitionId());
        for (ModelElementInstance scope = model.getModelElementById(place.element());
                scope != null;
                scope = scope.getParentElement()) {
            if (caughtOn(scope, model, place.code()) || caughtInside(scope, place.code())) {
                return true;
            }
        }
        return false;
    }

    private static boolean caughtOn(ModelElementInstance scope, BpmnModelInstance model, String code) {
        return model.getModelElementsByType(BoundaryEvent.class).stream()
                .anyMatch(event -> scope.equals(event.getAttachedTo()) && catches(event, code));
    }

    private static boolean caughtInside(ModelElementInstance scope, String code) {
        return scope.getChildElementsByType(SubProcess.class).stream()
                .filter(SubProcess::triggeredByEvent)
                .map(inner -> inner.getChildElementsByType(StartEvent.class))
                .flatMap(Collection::stream)
                .anyMatch(event -> catches(event, code));
    }

    private static boolean catches(CatchEvent event, String code) {
        return event.getEventDefinitions().stream()
                .filter(ErrorEventDefinition.class::isInstance)
                .map(definition -> ((ErrorEventDefinition) definition).getError())
                .anyMatch(error -> error == null
                        || Objects.requireNonNullElse(error.getErrorCode(), code)
                                .equals(code));
    }
}
