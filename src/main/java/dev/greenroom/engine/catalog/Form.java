package dev.greenroom.engine.catalog;

import java.util.Map;
import java.util.Optional;

/**
 * A form of a deployed model: the form-js schema in English, its words in German ({@code {}} when there are none), and the
 * inputs by key. {@code resource} is its name inside the deployment.
 */
public record Form(
        String resource, Map<String, Object> english, Map<String, Object> german, Map<String, Field> fields) {

    /** What people know a field by; empty when the form does not show it. */
    public Optional<Text> label(String key) {
        Field field = fields.get(key);
        if (field == null) {
            return Optional.empty();
        }
        Object words = german.get("components") instanceof Map<?, ?> byKey ? byKey.get(key) : german.get(key);
        String de = words instanceof Map<?, ?> own && own.get("label") instanceof String label ? label : field.label();
        return Optional.of(new Text(field.label(), de));
    }

    /** The schema in {@code language}, ready for the viewer. */
    public Map<String, Object> schema(String language) {
        return language.startsWith("de") ? FormWords.merge(english, german) : english;
    }
}
