package dev.greenroom.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.cases.forms.FormFields;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.engine.catalog.Form;
import dev.greenroom.engine.catalog.OwnVariables;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.shared.FieldProblem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what people say into variables of a case: only what a form declares, only plain values, only so large. */
@Component
public class CaseVariables {

    /** Written by Greenroom alone, whatever a form may declare; the rest an expression would not find any more. */
    private static final Set<String> RESERVED = Set.of(
            "reference",
            "assignee",
            "slaDue",
            "execution",
            "task",
            "sla",
            "now",
            "currentUser",
            "list",
            "loopCounter",
            "nrOfInstances");

    private static final int LARGEST_BYTES = 64 * 1024;

    private final ObjectMapper mapper;

    CaseVariables(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The answers of a form as variables; refuses undeclared, reserved, missing, wrong and oversized ones by name. */
    public VariableMap read(
            @Nullable Form form, Map<String, @Nullable Object> given, Map<String, ?> current, Locale language) {
        return engineValues(check(form, given, current, language));
    }

    /** The same as plain values. */
    Map<String, Object> check(
            @Nullable Form form, Map<String, @Nullable Object> given, Map<String, ?> current, Locale language) {
        FormFields fields = form == null ? FormFields.none() : FormFields.of(form.english());
        FormFields.Checked checked = fields.check(given, current, language);
        List<FieldProblem> problems = new ArrayList<>(checked.problems());
        Words words = Words.in(language);
        for (String name : new TreeSet<>(checked.values().keySet())) {
            if (RESERVED.contains(name) || OwnVariables.AT_START.contains(name)) {
                problems.add(new FieldProblem(name, words.say("field.reserved")));
            } else if (size(checked.values().get(name)) > LARGEST_BYTES) {
                problems.add(new FieldProblem(name, words.say("field.too-large", LARGEST_BYTES / 1024)));
            }
        }
        if (!problems.isEmpty()) {
            throw new InputRefused(problems);
        }
        return checked.values();
    }

    VariableMap engineValues(Map<String, ?> values) {
        VariableMap variables = Variables.createVariables();
        values.forEach((name, value) -> {
            // Lists and objects are kept as JSON text, never as serialised Java.
            if (value instanceof List<?> || value instanceof Map<?, ?>) {
                variables.putValueTyped(name, SpinValues.jsonValue(json(value)).create());
            } else {
                variables.putValue(name, value);
            }
        });
        return variables;
    }

    /** What a closed case knew, for the instance that carries it on; files stay behind. */
    VariableMap carriedOver(List<CaseViews.Kept> kept) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (CaseViews.Kept each : kept) {
            if (!each.type().equals("file") && !each.type().equals("bytes")) {
                values.put(each.name(), typed(each.type(), each.value()));
            }
        }
        return engineValues(values);
    }

    private static @Nullable Object typed(String type, @Nullable Object value) {
        if (value instanceof Number number) {
            return switch (type) {
                case "long" -> (Object) number.longValue();
                case "double" -> number.doubleValue();
                case "integer", "short" -> number.intValue();
                default -> number;
            };
        }
        return type.equals("date") && value instanceof String text ? Date.from(Instant.parse(text)) : value;
    }

    private int size(@Nullable Object value) {
        return value == null ? 0 : json(value).getBytes(StandardCharsets.UTF_8).length;
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "No JSON for a " + value.getClass().getName(), e);
        }
    }
}
