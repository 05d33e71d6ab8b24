package dev.greenroom.engine.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one version of a process model says beyond its flow. Immutable. {@code steps} by element id, {@code messages} by
 * name, {@code outcomes} by end event id, {@code forms} by resource name; {@code startForm} is null when none is named.
 */
public record ProcessModel(
        String definitionId,
        String process,
        int version,
        Text name,
        String referencePrefix,
        List<Phase> phases,
        Map<String, Step> steps,
        Map<String, Message> messages,
        Map<String, Outcome> outcomes,
        List<String> listFields,
        @Nullable Form startForm,
        Map<String, Form> forms,
        Map<String, String> properties) {

    public Optional<Step> step(String element) {
        return Optional.ofNullable(steps.get(element));
    }

    public Optional<Phase> phase(String id) {
        return phases.stream().filter(phase -> phase.id().equals(id)).findFirst();
    }

    /** The key of a step's service level when its model names none: {@code refund-request.review-refund}. */
    public static String levelOf(String process, String element) {
        String bare = element.substring(element.indexOf('_') + 1);
        return process + "." + bare.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** The key of the case's own service level. */
    public String serviceLevel() {
        return properties.getOrDefault("serviceLevel", process);
    }

    /** Whether its instances do something beside a case, under the case's reference, and are no cases themselves. */
    public boolean runsBesideCases() {
        return Boolean.parseBoolean(properties.get("besideCase"));
    }

    /** Where a closed case begins again, by how it ended; empty when people do nothing in this process. */
    public Optional<Step> reopenAt(@Nullable String outcome) {
        return step(properties.getOrDefault("reopenAt." + outcome, properties.getOrDefault("reopenAt", "")));
    }

    /** The fields that a start may write: those of the start form; none when there is no form. */
    public Map<String, Field> startFields() {
        return startForm == null ? Map.of() : startForm.fields();
    }

    /** A stage that customers know; in order of the model. */
    public record Phase(String id, Text label) {}

    /**
     * A flow node, with the words and rules the model gives it. Missing words fall back to the element's name; what stands
     * {@code aside} is in an event sub-process that runs beside the case's own way.
     */
    public record Step(
            String element,
            String elementType,
            Text name,
            @Nullable String phase,
            @Nullable Text customerText,
            @Nullable String waitingFor,
            String serviceLevel,
            @Nullable String notSameAs,
            @Nullable Integer effortMinutes,
            boolean blendable,
            @Nullable Form form,
            Map<String, String> properties,
            boolean aside) {

        /** Something the house does for itself beside the case's way, as escalating: no step that people speak of. */
        public boolean isHousekeeping() {
            return aside && elementType.equals("serviceTask") && phase == null && customerText == null;
        }
    }

    /**
     * A message from outside that the process understands.
     *
     * @param keptAs where the case keeps what the message says under another name than its own
     */
    public record Message(String name, Text label, @Nullable Form form, Map<String, String> keptAs) {

        /** What the message says, under the names that the case keeps it by. */
        public <T> Map<String, T> kept(Map<String, T> said) {
            Map<String, T> kept = new LinkedHashMap<>();
            said.forEach((variable, value) -> kept.put(keptAs.getOrDefault(variable, variable), value));
            return kept;
        }

        public Map<String, Field> fields() {
            return form == null ? Map.of() : form.fields();
        }
    }

    /** How a case ended, by its end event: the outcome word, its label, and a sentence for the customer. */
    public record Outcome(String element, String id, Text label, Text sentence) {}
}
