package dev.greenroom.processes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads {@code <process>.scenarios.yaml}. */
final class Scenarios {

    private Scenarios() {}

    static List<Scenario> of(String process) {
        Path file = Path.of("processes", process, process + ".scenarios.yaml");
        try (InputStream in = Files.newInputStream(file)) {
            Map<String, Object> content = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return maps(content.get("scenarios")).stream()
                    .map(entry -> scenario(text(content, "process"), entry))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Scenario scenario(String process, Map<String, Object> entry) {
        Map<String, Object> start = map(entry, "start");
        return new Scenario(
                process,
                text(entry, "name"),
                text(start, "channel"),
                map(start, "variables"),
                maps(entry.get("steps")).stream().map(Scenarios::step).toList(),
                texts(entry.get("path")),
                text(entry, "end"),
                text(entry, "outcome"));
    }

    private static Scenario.Step step(Map<String, Object> entry) {
        if (entry.containsKey("do")) {
            return new Scenario.Done(text(entry, "do"), text(entry, "by"), map(entry, "with"));
        }
        if (entry.containsKey("work")) {
            String error = entry.containsKey("error") ? text(entry, "error") : null;
            return new Scenario.Worked(text(entry, "work"), map(entry, "gives"), error);
        }
        if (entry.containsKey("message")) {
            return new Scenario.Told(text(entry, "message"), map(entry, "with"));
        }
        if (entry.containsKey("timer")) {
            return new Scenario.Due(text(entry, "timer"));
        }
        throw new IllegalArgumentException("Not a scenario step: " + entry);
    }

    private static String text(Map<String, Object> entry, String key) {
        if (entry.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("'" + key + "' is missing in " + entry);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> entry, String key) {
        return (Map<String, Object>) entry.getOrDefault(key, Map.of());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(@Nullable Object list) {
        return list instanceof List<?> entries ? (List<Map<String, Object>>) entries : List.of();
    }

    @SuppressWarnings("unchecked")
    private static List<String> texts(@Nullable Object list) {
        return list instanceof List<?> entries ? (List<String>) entries : List.of();
    }
}
