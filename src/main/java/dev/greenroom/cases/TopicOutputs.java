package dev.greenroom.cases;

import dev.greenroom.engine.catalog.Form;
import dev.greenroom.engine.catalog.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What each topic of the outside gives back to a case, so that a person can give it instead. */
@Component
class TopicOutputs {

    private static final String FILE = "/words/topics.csv";

    private final List<Line> lines;

    TopicOutputs() {
        this.lines = read();
    }

    private record Line(String topic, String process, Output output) {}

    /** One value: its variable, its kind as form-js names it, and its label. */
    record Output(String name, String type, boolean required, Text label) {}

    /** What the topic gives back in this process; nothing when we do not know it. */
    List<Output> of(String topic, String process) {
        return lines.stream()
                .filter(line -> line.topic().equals(topic))
                .filter(line -> line.process().isEmpty() || line.process().equals(process))
                .map(Line::output)
                .toList();
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
        return new Line(parts[0], parts[1], output);
    }
}
