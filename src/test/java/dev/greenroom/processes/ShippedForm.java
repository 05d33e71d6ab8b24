package dev.greenroom.processes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A form as it ships, with its German words. */
record ShippedForm(String name, JsonNode schema, Map<String, String> german) {

    private static final Path FOLDER = Path.of("forms");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** {@code name} as a model writes it: the path below {@code forms/} without suffix. */
    static ShippedForm of(String name) {
        Map<String, String> german = new TreeMap<>();
        read(name + ".de.json").path("components").properties().forEach(component -> component
                .getValue()
                .properties()
                .forEach(word -> flatten(component.getKey() + "." + word.getKey(), word.getValue(), german)));
        return new ShippedForm(name, read(name + ".form"), german);
    }

    static Set<String> namesIn(String process) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(process))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .map(file -> process + "/" + file.replaceFirst("\\.(form|de\\.json)$", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<JsonNode> components() {
        List<JsonNode> components = new ArrayList<>();
        schema.path("components").forEach(components::add);
        return components;
    }

    /** The variables an answer may write. */
    Set<String> writable() {
        return components().stream()
                .filter(input -> !input.path("disabled").asBoolean())
                .map(ShippedForm::variable)
                .collect(Collectors.toSet());
    }

    /** Whether an input is the question a step decides by. */
    boolean asks(String key) {
        return components().stream()
                .anyMatch(input -> input.path("key").asText().equals(key)
                        && input.path("type").asText().equals("radio"));
    }

    Set<String> germanWords() {
        return german.keySet();
    }

    Map<String, String> englishWords() {
        Map<String, String> words = new TreeMap<>();
        words(schema, words);
        return words;
    }

    private static void words(JsonNode holder, Map<String, String> words) {
        for (JsonNode input : holder.path("components")) {
            String key = input.path("key").asText(input.path("id").asText()) + ".";
            words.put(key + "label", input.path("label").asText());
            put(words, key + "description", input.path("description"));
            put(words, key + "suffix", input.path("appearance").path("suffixAdorner"));
            input.path("values")
                    .forEach(option -> words.put(
                            key + "options." + option.path("value").asText(),
                            option.path("label").asText()));
            input.path("properties")
                    .properties()
                    .forEach(property -> words.put(
                            key + "messages." + property.getKey().replaceFirst("^message\\.", ""),
                            property.getValue().asText()));
            words(input, words);
        }
    }

    /** The variable an input writes; a list of inputs writes the one it is bound to. */
    static String variable(JsonNode input) {
        return input.path("key").asText(input.path("path").asText());
    }

    /** What is wrong with an answer to this form. */
    List<String> faultsOf(Map<String, Object> answer) {
        List<String> faults = new ArrayList<>();
        answer.keySet().stream()
                .filter(key -> !writable().contains(key))
                .forEach(key -> faults.add(name + " does not declare " + key));
        for (JsonNode input : components()) {
            String key = variable(input);
            JsonNode value = JSON.valueToTree(answer.get(key));
            if (value.isNull()) {
                if (input.path("validate").path("required").asBoolean()) {
                    faults.add(name + " needs " + key);
                }
            } else if (!accepts(input, value)) {
                faults.add(name + " refuses " + key + " = " + value);
            }
        }
        return faults;
    }

    private static boolean accepts(JsonNode input, JsonNode value) {
        JsonNode checks = input.path("validate");
        if (input.path("type").asText().equals("dynamiclist")) {
            return value.isArray() && !value.isEmpty();
        }
        if (input.has("values")) {
            List<JsonNode> options = new ArrayList<>();
            input.path("values").forEach(option -> options.add(option.path("value")));
            return options.contains(value);
        }
        if (input.path("type").asText().equals("number")) {
            return value.isNumber()
                    && value.asDouble() >= checks.path("min").asDouble(-Double.MAX_VALUE)
                    && value.asDouble() <= checks.path("max").asDouble(Double.MAX_VALUE);
        }
        return value.isTextual()
                && value.asText().length() <= checks.path("maxLength").asInt(Integer.MAX_VALUE)
                && value.asText().matches(checks.path("pattern").asText(".*"));
    }

    private static void put(Map<String, String> words, String key, JsonNode word) {
        if (!word.isMissingNode()) {
            words.put(key, word.asText());
        }
    }

    private static void flatten(String key, JsonNode word, Map<String, String> words) {
        if (word.isObject()) {
            word.properties().forEach(inner -> flatten(key + "." + inner.getKey(), inner.getValue(), words));
        } else {
            words.put(key, word.asText());
        }
    }

    private static JsonNode read(String file) {
        try {
            return JSON.readTree(FOLDER.resolve(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
