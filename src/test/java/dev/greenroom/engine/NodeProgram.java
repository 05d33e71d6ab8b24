package dev.greenroom.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program for node, beside the packages of the example robot, which are installed from its lock file once. */
final class NodeProgram implements AutoCloseable {

    private static final Path EXAMPLE = Path.of("src/docs/connectors/prefill-robot");
    private static final Path HOME = Path.of("target/prefill-robot").toAbsolutePath();
    private static final Path STAMP = HOME.resolve("node_modules/.installed");
    private static final Path NODE_OF_THE_BUILD = Path.of("src/main/frontend/node_modules/node/bin/node");

    private final Process process;

    private NodeProgram(Process process) {
        this.process = process;
    }

    /** Starts {@code program} (a file of the example, or of the tests) with these arguments and this environment. */
    static NodeProgram start(Path program, Map<String, String> environment, String... arguments) throws IOException {
        install();
        Path copy = HOME.resolve(ProcessHandle.current().pid() + "-" + program.getFileName());
        Files.copy(program, copy, StandardCopyOption.REPLACE_EXISTING);
        List<String> command = new ArrayList<>(List.of(node(), copy.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new NodeProgram(builder.start());
    }

    static NodeProgram robot(Map<String, String> environment) throws IOException {
        return start(EXAMPLE.resolve("robot.mjs"), environment);
    }

    /** All it printed until it ended. */
    String output() throws Exception {
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("It does not end: " + printed);
        }
        return printed;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String node() {
        return Files.isExecutable(NODE_OF_THE_BUILD)
                ? NODE_OF_THE_BUILD.toAbsolutePath().toString()
                : "node";
    }

    /** Other tests may run beside these, in a process of their own: one installs, all others wait. */
    private static synchronized void install() throws IOException {
        Files.createDirectories(HOME);
        try (FileChannel channel = FileChannel.open(
                        HOME.resolve("install.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock alone = channel.lock()) {
            if (alone.isValid()) {
                installAlone();
            }
        }
    }

    private static void installAlone() throws IOException {
        String wanted = Files.readString(EXAMPLE.resolve("package-lock.json"));
        if (Files.exists(STAMP) && Files.readString(STAMP).equals(wanted)) {
            return;
        }
        for (String file : List.of("package.json", "package-lock.json", "policies.json")) {
            Files.copy(EXAMPLE.resolve(file), HOME.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(HOME.resolve("npm.log").toFile())
                .start();
        try {
            if (!npm.waitFor(5, TimeUnit.MINUTES) || npm.exitValue() != 0) {
                throw new IllegalStateException("npm could not install: " + Files.readString(HOME.resolve("npm.log")));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
        Files.writeString(STAMP, wanted);
    }

    static String policies(String json) {
        try {
            Files.createDirectories(HOME);
            Path file = Files.createTempFile(HOME, "policies", ".json");
            return Files.writeString(file, json).toString();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
