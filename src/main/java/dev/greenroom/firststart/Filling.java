package dev.greenroom.firststart;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The process that makes the demo's cases up, in a folder beside the data. Only a finished database is moved to where the
 * service opens it, so whatever ends the filling early leaves nothing behind that counts.
 */
final class Filling {

    static final String DATABASE = "greenroom.mv.db";
    private static final String BESIDE = "first-start";
    private static final Pattern STEP = Pattern.compile("demo-history (\\d+) (\\d+)");
    private static final int LAST_WORDS = 15;
    private static final int NOT_HERE = 2;

    private final Class<?> main;
    private final Path data;
    private final Path beside;
    private final Deque<String> lastWords = new ArrayDeque<>();
    private volatile @Nullable Process process;

    Filling(Class<?> main, Path data) {
        this.main = main;
        this.data = data;
        this.beside = data.resolve(BESIDE);
    }

    /** How it ended. */
    enum End {
        FILLED,
        /** There is nothing to be told here: an empty start is right. */
        NOT_WANTED,
        FAILED
    }

    End run(BiConsumer<Integer, Integer> progress) throws IOException, InterruptedException {
        sweepUp();
        Files.createDirectories(beside);
        Process filling =
                new ProcessBuilder(command()).redirectErrorStream(true).start();
        process = filling;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(filling.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher step = STEP.matcher(line);
                if (step.matches()) {
                    progress.accept(Integer.parseInt(step.group(1)), Integer.parseInt(step.group(2)));
                } else {
                    remember(line);
                }
            }
        }
        int code = filling.waitFor();
        if (code == 0) {
            Files.move(beside.resolve(DATABASE), data.resolve(DATABASE), StandardCopyOption.ATOMIC_MOVE);
        }
        sweepUp();
        return code == 0 ? End.FILLED : code == NOT_HERE ? End.NOT_WANTED : End.FAILED;
    }

    /** Ends it at once; what it made so far is thrown away. */
    void stop() {
        Process filling = process;
        if (filling != null) {
            filling.destroyForcibly();
            filling.onExit().join();
            try {
                sweepUp();
            } catch (IOException e) {
                System.out.println("  " + beside + " could not be removed; the next start will.");
            }
        }
    }

    List<String> lastWords() {
        synchronized (lastWords) {
            return List.copyOf(lastWords);
        }
    }

    private void remember(String line) {
        synchronized (lastWords) {
            lastWords.add(line);
            if (lastWords.size() > LAST_WORDS) {
                lastWords.remove();
            }
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Two cores are busy with the cases: a thorough compiler would take one of them.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // Most of what is made is forgotten at once: room for it spares the collector most of its rounds.
                "-Xmn192m"));
        String path = System.getProperty("java.class.path");
        if (path.endsWith(".jar") && !path.contains(System.getProperty("path.separator"))) {
            command.addAll(List.of("-jar", path));
        } else {
            command.addAll(List.of("-cp", path, main.getName()));
        }
        command.addAll(List.of("demo-history", "--with-parent", "--greenroom.data=" + beside));
        return command;
    }

    private void sweepUp() throws IOException {
        if (Files.exists(beside)) {
            try (Stream<Path> inside = Files.walk(beside)) {
                for (Path file : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
