package dev.greenroom.cases;

import dev.greenroom.engine.catalog.ProcessModel;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.jspecify.annotations.Nullable;

/** What a model says about a step that is stuck: its topic, and where its case goes when somebody gives the step up. */
record WayOut(BpmnModelInstance model, String element, Map<String, String> properties) {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    static WayOut of(BpmnModelInstance model, ProcessModel words, String element) {
        return new WayOut(
                model,
                element,
                words.step(element).map(ProcessModel.Step::properties).orElse(Map.of()));
    }

    private Optional<Activity> activity() {
        return model.getModelElementById(element) instanceof Activity activity
                ? Optional.of(activity)
                : Optional.empty();
    }

    /** The topic of an external task; null for a job of our own. */
    @Nullable
    String topic() {
        return activity()
                .map(activity -> activity.getAttributeValueNs(CAMUNDA, "topic"))
                .orElse(null);
    }

    /** A step that undoes another one: its case cannot go elsewhere, only on. */
    boolean undoes() {
        return activity().filter(Activity::isForCompensation).isPresent();
    }

    /** The error that the model catches for a step given up: the one the step names, else one called {@code …-failed}. */
    Optional<String> error() {
        String named = properties.get("giveUpError");
        return named != null
                ? Optional.of(named)
                : caught().filter(code -> code.endsWith("-failed")).findFirst();
    }

    private Stream<String> caught() {
        return model.getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> event.getAttachedTo() != null
                        && element.equals(event.getAttachedTo().getId()))
                .flatMap(event -> event.getEventDefinitions().stream())
                .filter(ErrorEventDefinition.class::isInstance)
                .map(definition -> ((ErrorEventDefinition) definition).getError())
                .flatMap(error -> Stream.ofNullable(error == null ? null : error.getErrorCode()));
    }

    /** The element at which the case goes on without the step. */
    Optional<String> elsewhere() {
        return Optional.ofNullable(properties.get("giveUpAt"));
    }
}
