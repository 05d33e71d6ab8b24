package dev.greenroom.processes;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One story of a case: how it starts, what people and the outside answer, the path it must take and where it ends. */
record Scenario(
        String process,
        String name,
        String channel,
        Map<String, Object> variables,
        List<Step> steps,
        List<String> path,
        String end,
        String outcome) {

    /** Something that happens to the case. */
    sealed interface Step {}

    /** A person completes a user task. */
    record Done(String task, String by, Map<String, Object> data) implements Step {}

    /** An external worker answers, with variables or with a BPMN error. */
    record Worked(String topic, Map<String, Object> gives, @Nullable String error) implements Step {}

    /** A message from outside arrives. */
    record Told(String message, Map<String, Object> data) implements Step {}

    /** A timer becomes due. */
    record Due(String timer) implements Step {}
}
