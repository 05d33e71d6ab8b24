package dev.greenroom.engine.catalog;

import java.util.Map;

/**
 * A form of a deployed model: the form-js schema in English, its words in German ({@code {}} when there are none), and the
 * inputs by key. {@code resource} is its name inside the deployment.
 */
public record Form(
        String resource, Map<String, Object> english, Map<String, Object> german, Map<String, Field> fields) {

    /** The schema in {@code language}, ready for the viewer. */
    public Map<String, Object> schema(String language) {
        return language.startsWith("de") ? FormWords.merge(english, german) : english;
    }
}
