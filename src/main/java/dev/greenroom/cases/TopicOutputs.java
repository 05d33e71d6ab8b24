package dev.greenroom.cases;

import dev.greenroom.engine.catalog.Form;
import dev.greenroom.engine.catalog.Text;
import dev.greenroom.engine.functions.TopicDeclarations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What each topic of the outside gives back to a case, so that a person can give it instead. */
@Component
class TopicOutputs implements TopicDeclarations {

    private static final String FILE = "/words/topics.csv";

    private final List<Line> lines;

    TopicOutputs() {
        this.lines = read();
    }

    private record Line(String topic, String process, String need, Output output) {

        boolean isFor(String wantedTopic, String wantedProcess) {
            return topic.equals(wantedTopic) && (process.isEmpty() || process.equals(wantedProcess));
        }
    }

    /** One value: its variable, its kind as form-js names it, and its label. */
    record Output(String name, String type, boolean required, Text label) {}

    /** What somebody who does the topic's work by hand gives back; nothing when we do not know it. */
    List<Output> of(String topic, String process) {
        return lines.stream()
                .filter(line -> line.isFor(topic, process))
                .filter(line -> !line.need().equals("nothing") && !line.need().equals("machine"))
                .map(Line::output)
                .toList();
    }

    @Override
    public Optional<Set<String>> outputs(String topic, String process) {
        List<Line> known =
                lines.stream().filter(line -> line.isFor(topic, process)).toList();
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(known.stream().map(line -> line.output().name()).collect(Collectors.toUnmodifiableSet()));
    }

    /** The same as a form, to hold somebody's answers against. */
    static Form form(List<Output> outputs) {
        List<Map<String, Object>> components = outputs.stream()
                .map(output -> Map.<String, Object>of(
                        "type", output.type(),
                        "key", output.name(),
                        "label", output.label().en(),
                        "validate", Map.of("required", output.required())))
                .toList();
        return new Form("by-hand", Map.of("components", components), Map.of(), Map.of());
    }

    private static List<Line> read() {
        try (InputStream in = TopicOutputs.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(TopicOutputs::line)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(String text) {
        String[] parts = text.split(",", -1);
        Output output = new Output(parts[2], parts[3], parts[4].equals("required"), new Text(parts[5], parts[6]));
        return new Line(parts[0], parts[1], parts[4], output);
    }
}
