package dev.greenroom.engine.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Merges translated words into a form schema. Words stand under a component's key (its id, when it has no key): {@code
 * label}, {@code description} and the like replace the component's own, {@code suffix} its adorner, {@code options} map an
 * option's value to its label, {@code messages} a check to its words.
 */
final class FormWords {

    private FormWords() {}

    static Map<String, Object> merge(Map<String, Object> schema, Map<String, Object> words) {
        return words.isEmpty() ? schema : component(schema, Map.of(), unwrapped(words));
    }

    private static Map<String, Object> unwrapped(Map<String, Object> words) {
        return words.get("components") instanceof Map<?, ?> nested ? strings(nested) : words;
    }

    private static Map<String, Object> component(
            Map<String, Object> component, Map<String, Object> own, Map<String, Object> words) {
        Map<String, Object> merged = new LinkedHashMap<>(component);
        own.forEach((name, word) -> {
            switch (name) {
                case "suffix" -> nest(merged, "appearance", Map.of("suffixAdorner", word));
                case "messages" -> nest(merged, "properties", prefixed(word));
                case "options" -> options(merged, word);
                default -> merged.put(name, word);
            }
        });
        if (component.get("components") instanceof List<?> children) {
            List<Object> translated = new ArrayList<>();
            for (Object child : children) {
                translated.add(child instanceof Map<?, ?> map ? child(strings(map), words) : child);
            }
            merged.put("components", translated);
        }
        return merged;
    }

    private static Map<String, Object> child(Map<String, Object> child, Map<String, Object> words) {
        Object own = firstOf(words.get(name(child, "key")), words.get(name(child, "id")));
        return component(child, own instanceof Map<?, ?> map ? strings(map) : Map.of(), words);
    }

    private static @Nullable Object firstOf(@Nullable Object first, @Nullable Object second) {
        return first != null ? first : second;
    }

    private static String name(Map<String, Object> component, String member) {
        return String.valueOf(component.get(member));
    }

    private static Object option(@Nullable Object option, Map<?, ?> labels) {
        if (!(option instanceof Map<?, ?> map)) {
            return String.valueOf(option);
        }
        Map<String, Object> copy = new LinkedHashMap<>(strings(map));
        Object label = labels.get(String.valueOf(map.get("value")));
        if (label != null) {
            copy.put("label", label);
        }
        return copy;
    }

    private static void nest(Map<String, Object> component, String member, Map<String, Object> words) {
        Map<String, Object> nested = new LinkedHashMap<>();
        if (component.get(member) instanceof Map<?, ?> before) {
            nested.putAll(strings(before));
        }
        nested.putAll(words);
        component.put(member, nested);
    }

    private static Map<String, Object> prefixed(Object messages) {
        Map<String, Object> prefixed = new LinkedHashMap<>();
        if (messages instanceof Map<?, ?> byCheck) {
            strings(byCheck).forEach((check, words) -> prefixed.put("message." + check, words));
        }
        return prefixed;
    }

    private static void options(Map<String, Object> component, Object labels) {
        if (labels instanceof Map<?, ?> byValue && component.get("values") instanceof List<?> values) {
            component.put(
                    "values",
                    values.stream().map(value -> option(value, byValue)).toList());
        }
    }

    @SuppressWarnings("unchecked") // JSON objects have text keys
    private static Map<String, Object> strings(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }
}
