package dev.greenroom;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.env.MockEnvironment;

/** The service in Java machines of its own, one after the other on one database, so that they can be killed. */
public final class Nodes implements AutoCloseable {

    private final Path folder;
    private final @Nullable EmbeddedPostgres postgres;
    private final List<Process> started = new ArrayList<>();
    private int port;

    private Nodes(Path folder, @Nullable EmbeddedPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
    }

    public static Nodes onH2(Path folder) {
        return new Nodes(folder, null);
    }

    public static Nodes onPostgres(Path folder) throws IOException {
        return new Nodes(
                folder,
                EmbeddedPostgres.builder()
                        .setDataDirectory(Files.createTempDirectory("greenroom-postgres"))
                        .setCleanDataDirectory(true)
                        .start());
    }

    /** The service as it is, once it answers. */
    public Process start(String... settings) throws IOException {
        return start(Greenroom.class, List.of(), settings);
    }

    /** This program, which begins with arguments of its own. */
    public Process start(Class<?> program, List<String> arguments, String... settings) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> all = new ArrayList<>(arguments);
        all.addAll(database());
        all.addAll(List.of("--greenroom.data=" + folder, "--greenroom.demo.history=false", "--server.port=" + port));
        all.addAll(List.of(settings));
        Path said = folder.resolve("node-" + started.size() + ".txt");
        Process node = JavaMachine.start(program, all, said);
        started.add(node);
        try {
            Awaitility.await("a node that answers at port " + port)
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> !node.isAlive() || answers());
        } catch (ConditionTimeoutException silent) {
            throw new AssertionError(silent.getMessage() + ". The last it said:\n" + end(said), silent);
        }
        if (!node.isAlive()) {
            throw new AssertionError("The node ended with " + node.exitValue() + " before it answered at port " + port
                    + ". The last it said:\n" + end(said));
        }
        return node;
    }

    /** What stands at the port before the node, or nothing at all, is no answer. */
    private boolean answers() {
        try {
            return as("carla").get("/api/cases").status() == 200;
        } catch (RuntimeException | AssertionError notYet) {
            return false;
        }
    }

    private static String end(Path said) throws IOException {
        // Who is killed may leave half a character.
        List<String> lines = new String(Files.readAllBytes(said), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    private List<String> database() {
        return postgres == null
                ? List.of()
                : List.of(
                        "--spring.profiles.active=postgres",
                        "--GREENROOM_DB_URL=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "--GREENROOM_DB_USER=postgres",
                        "--GREENROOM_DB_PASSWORD=postgres");
    }

    /** At the node that was started last. */
    public Http as(String person) {
        return Http.of(new MockEnvironment().withProperty("local.server.port", Integer.toString(port)))
                .as(person);
    }

    /** Into the database while no node runs. */
    public Connection connection() throws SQLException {
        return postgres == null
                ? DriverManager.getConnection(
                        "jdbc:h2:file:" + folder.resolve("greenroom") + ";IFEXISTS=TRUE", "sa", "")
                : postgres.getPostgresDatabase().getConnection();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (Process node : started) {
            node.destroyForcibly().waitFor();
        }
        if (postgres != null) {
            postgres.close();
        }
    }
}
