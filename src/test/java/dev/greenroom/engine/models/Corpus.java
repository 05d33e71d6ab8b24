package dev.greenroom.engine.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Models of other houses, kept beside the project when they are there, with what must happen to each. */
public final class Corpus {

    private static final Path FOLDER = Path.of("../shared/data/bpmn");

    /** One file and what the manifest expects: adopt, import-only, other-dialect, reject-…. */
    public record Entry(String name, String expected) {

        public byte[] bytes() {
            try {
                return Files.readAllBytes(FOLDER.resolve(name));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        @Override
        public String toString() {
            return expected + ": " + name;
        }
    }

    private Corpus() {}

    public static boolean isThere() {
        return Files.isReadable(FOLDER.resolve("MANIFEST.csv"));
    }

    /** All files, or none (said aloud) when the folder is absent. */
    public static List<Entry> entries() {
        if (!isThere()) {
            System.err.println("No models of other houses at " + FOLDER + ": their tests are left out.");
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        try (Stream<String> lines = Files.lines(FOLDER.resolve("MANIFEST.csv"))) {
            lines.skip(1).map(line -> line.split(",", 4)).forEach(cells -> {
                if (Files.isReadable(FOLDER.resolve(cells[0]))) {
                    entries.add(new Entry(cells[0], cells[2]));
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return entries;
    }

    public static Stream<Entry> expecting(String... outcomes) {
        List<String> wanted = List.of(outcomes);
        return entries().stream().filter(entry -> wanted.contains(entry.expected()));
    }
}
