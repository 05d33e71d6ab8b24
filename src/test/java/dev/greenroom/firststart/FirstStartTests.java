package dev.greenroom.firststart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.JavaMachine;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as it is started for the first time, in Java machines of its own. */
class FirstStartTests {

    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable Process started;
    private int port;

    @TempDir
    private Path data = Path.of("");

    @AfterEach
    void stop() throws InterruptedException {
        Process service = service();
        service.descendants().forEach(ProcessHandle::destroyForcibly);
        service.destroyForcibly().waitFor();
    }

    @Test
    void showsAPageAtOnceAndGoesOnEmptyWhenTheFillingDies() throws Exception {
        start();
        HttpResponse<String> page = awaitPage();
        assertThat(page.body()).contains("Greenroom is getting ready").contains("<progress");
        assertThat(get("/api/cases", "en").statusCode()).isEqualTo(503);
        assertThat(get("/", "de-DE,de").body()).contains("lang=\"de\"").contains("wird vorbereitet");
        assertThat(Files.exists(data.resolve("greenroom.mv.db"))).isFalse();

        filling().destroyForcibly();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> get("/", "en").body().contains("data-state=\"failed\""));
        assertThat(Files.exists(data.resolve("greenroom.mv.db"))).isFalse();
        assertThat(post("http://evil.example").statusCode()).isEqualTo(403);
        assertThat(post("http://localhost:" + port).statusCode()).isEqualTo(303);
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptions()
                .until(() -> get("/actuator/health", "en").statusCode() == 200);
        assertThat(get("/", "en").headers().firstValue(FirstStartPage.STATE)).isEmpty();
    }

    @Test
    void stoppingItStopsTheFillingAndLeavesNothingBehind() throws Exception {
        start();
        awaitPage();
        ProcessHandle filling = filling();
        service().destroy();
        assertThat(service().waitFor(1, TimeUnit.MINUTES)).isTrue();
        filling.onExit().get(1, TimeUnit.MINUTES);
        try (var left = Files.list(data)) {
            assertThat(left.map(file -> file.getFileName().toString())
                            .filter(name -> !name.endsWith(".lock"))
                            .toList())
                    .isEmpty();
        }
    }

    private Process service() {
        return Objects.requireNonNull(started);
    }

    private void start() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        started = JavaMachine.startService(
                List.of("--greenroom.data=" + data, "--greenroom.demo.history=true", "--server.port=" + port),
                data.resolveSibling(data.getFileName() + ".log"));
    }

    private HttpResponse<String> awaitPage() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .ignoreExceptions()
                .until(() -> get("/", "en"), page -> page.statusCode() == 200);
    }

    private ProcessHandle filling() {
        return Awaitility.await()
                .until(() -> service().children().findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    private HttpResponse<String> get(String path, String language) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Accept-Language", language)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String origin) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/first-start/empty"))
                        .header("Origin", origin)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
