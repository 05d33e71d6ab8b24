package dev.greenroom.cases.forms;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One question of a form, with its limits, as form-js writes it. */
record FormField(
        String key,
        Kind kind,
        boolean required,
        boolean fixed,
        @Nullable Double min,
        @Nullable Double max,
        @Nullable Integer minLength,
        @Nullable Integer maxLength,
        @Nullable String pattern,
        @Nullable String shape,
        @Nullable Integer decimals,
        Set<Object> options,
        List<String> hiddenWhen,
        List<FormField> rows) {

    /** What a field's answer is made of. */
    enum Kind {
        TEXT,
        NUMBER,
        YES_NO,
        CHOICE,
        CHOICES,
        DATE,
        TIME,
        DATE_TIME,
        LIST
    }

    static @Nullable FormField of(Map<?, ?> component, List<String> hiddenWhen, List<FormField> rows) {
        String type = String.valueOf(component.get("type"));
        Object key = component.get("dynamiclist".equals(type) ? "path" : "key");
        Kind kind = kind(type, component);
        if (kind == null || !(key instanceof String name) || name.isBlank()) {
            return null;
        }
        Map<?, ?> limits = component.get("validate") instanceof Map<?, ?> map ? map : Map.of();
        return new FormField(
                name,
                kind,
                Boolean.TRUE.equals(limits.get("required")),
                Boolean.TRUE.equals(component.get("disabled")) || Boolean.TRUE.equals(component.get("readonly")),
                number(limits.get("min")),
                number(limits.get("max")),
                whole(limits.get("minLength")),
                whole(limits.get("maxLength")),
                limits.get("pattern") instanceof String text && !text.isEmpty() ? text : null,
                limits.get("validationType") instanceof String text ? text : null,
                whole(component.get("decimalDigits")),
                options(component),
                hiddenWhen,
                rows);
    }

    private static @Nullable Kind kind(String type, Map<?, ?> component) {
        return switch (type) {
            case "textfield", "textarea" -> Kind.TEXT;
            case "number" -> Kind.NUMBER;
            case "checkbox" -> Kind.YES_NO;
            case "select", "radio" -> Kind.CHOICE;
            case "checklist", "taglist" -> Kind.CHOICES;
            case "dynamiclist" -> Kind.LIST;
            case "datetime" ->
                switch (String.valueOf(component.get("subtype"))) {
                    case "time" -> Kind.TIME;
                    case "datetime" -> Kind.DATE_TIME;
                    default -> Kind.DATE;
                };
            default -> null;
        };
    }

    private static Set<Object> options(Map<?, ?> component) {
        Set<Object> options = new LinkedHashSet<>();
        if (component.get("values") instanceof List<?> values) {
            for (Object value : values) {
                if (value instanceof Map<?, ?> option && option.get("value") != null) {
                    options.add(option.get("value"));
                }
            }
        }
        return options;
    }

    static @Nullable String hide(Map<?, ?> component) {
        return component.get("conditional") instanceof Map<?, ?> condition
                        && condition.get("hide") instanceof String text
                        && !text.isBlank()
                ? text
                : null;
    }

    /** A limit may be a number or a number in quotes; an expression is no limit the server can hold. */
    private static @Nullable Double number(@Nullable Object limit) {
        if (limit instanceof Number number) {
            return number.doubleValue();
        }
        return limit instanceof String text && text.matches("-?[0-9]{1,15}(\\.[0-9]{1,9})?")
                ? Double.valueOf(text)
                : null;
    }

    private static @Nullable Integer whole(@Nullable Object limit) {
        Double number = number(limit);
        return number == null ? null : Integer.valueOf(number.intValue());
    }
}
