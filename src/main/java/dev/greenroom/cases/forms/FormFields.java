package dev.greenroom.cases.forms;

import dev.greenroom.shared.FieldProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.jspecify.annotations.Nullable;

/** What a form-js form lets its sender say; the server holds every answer against it, whatever the browser did. */
public final class FormFields {

    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

    private final Map<String, FormField> fields = new LinkedHashMap<>();

    private FormFields(List<FormField> fields) {
        fields.forEach(field -> this.fields.put(field.key(), field));
    }

    /** Reads a form-js schema; parts that ask nothing (texts, pictures, buttons) are passed over. */
    public static FormFields of(Map<String, ?> schema) {
        return new FormFields(read(schema.get("components"), List.of()));
    }

    /** A form that asks nothing, so that nothing may be said. */
    public static FormFields none() {
        return new FormFields(List.of());
    }

    private static List<FormField> read(@Nullable Object components, List<String> outerHides) {
        List<FormField> found = new ArrayList<>();
        if (!(components instanceof List<?> list)) {
            return found;
        }
        for (Object each : list) {
            if (!(each instanceof Map<?, ?> component)) {
                continue;
            }
            List<String> hides = new ArrayList<>(outerHides);
            String hide = FormField.hide(component);
            if (hide != null) {
                hides.add(hide);
            }
            if ("group".equals(component.get("type"))) {
                found.addAll(read(component.get("components"), hides));
                continue;
            }
            FormField field = FormField.of(component, hides, read(component.get("components"), List.of()));
            if (field != null) {
                found.add(field);
            }
        }
        return found;
    }

    /** The names of the variables this form reads and writes. */
    public Set<String> keys() {
        return Collections.unmodifiableSet(fields.keySet());
    }

    /**
     * Holds answers against the form. Undeclared names, missing and wrong answers each give a problem; a field that the
     * form shows but does not ask for may only repeat its {@code current} value; a hidden field may not be answered.
     */
    public Checked check(Map<String, ?> given, Map<String, ?> current, Locale language) {
        Answers answers = new Answers(language);
        Map<String, @Nullable Object> known = new LinkedHashMap<>(current);
        known.putAll(given);
        Map<String, Object> values = new LinkedHashMap<>();
        List<FieldProblem> problems = new ArrayList<>();
        for (String name : given.keySet()) {
            if (!fields.containsKey(name)) {
                problems.add(answers.undeclared(name));
            }
        }
        for (FormField field : fields.values()) {
            Object value = given.get(field.key());
            if (isHidden(field, known)) {
                continue;
            }
            if (field.fixed()) {
                if (!Answers.isEmpty(value) && !same(value, current.get(field.key()))) {
                    problems.add(answers.fixed(field.key()));
                }
                continue;
            }
            Object answer = answers.check(field, value, problems);
            if (answer != null) {
                values.put(field.key(), answer);
            }
        }
        return new Checked(values, problems);
    }

    private static boolean same(@Nullable Object given, @Nullable Object current) {
        if (given instanceof Number a && current instanceof Number b) {
            return Double.compare(a.doubleValue(), b.doubleValue()) == 0;
        }
        return Objects.equals(given, current);
    }

    private static boolean isHidden(FormField field, Map<String, ?> known) {
        return field.hiddenWhen().stream().anyMatch(condition -> holds(condition, known));
    }

    private static boolean holds(String condition, Map<String, ?> known) {
        String expression = condition.startsWith("=") ? condition.substring(1) : condition;
        EvaluationResult result = FEEL.evaluateExpression(expression, new LinkedHashMap<String, Object>(known));
        return result.isSuccess() && Boolean.TRUE.equals(result.result());
    }

    /** The answers as variables, and what is wrong with the others. */
    public record Checked(Map<String, Object> values, List<FieldProblem> problems) {}
}
