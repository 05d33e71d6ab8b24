package dev.greenroom.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.GreenroomTest;
import dev.greenroom.readmodel.ReadModelChanged;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@GreenroomTest
class EventStreamTests {

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<InputStream> open = new ArrayList<>();

    @Autowired
    private ApplicationEventPublisher publisher;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private LiveStreams streams;

    @Autowired
    private LiveEvents events;

    @Autowired
    private LiveSettings settings;

    @LocalServerPort
    private int port;

    @AfterEach
    void close() throws IOException {
        for (InputStream stream : open) {
            stream.close();
        }
    }

    private HttpResponse<InputStream> get(@Nullable String user, @Nullable String lastSeen) throws Exception {
        return get("", user, lastSeen);
    }

    private HttpResponse<InputStream> get(String query, @Nullable String user, @Nullable String lastSeen)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/events" + query))
                .timeout(Duration.ofSeconds(20));
        if (user != null) {
            byte[] sign = (user + ":" + user).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(sign));
        }
        if (lastSeen != null) {
            request.header("Last-Event-ID", lastSeen);
        }
        HttpResponse<InputStream> response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        open.add(response.body());
        return response;
    }

    private static String until(BufferedReader reader, Predicate<String> found) throws Exception {
        return CompletableFuture.supplyAsync(
                        () -> reader.lines().filter(found).findFirst().orElse("the stream ended"))
                .get(20, TimeUnit.SECONDS);
    }

    private static BufferedReader lines(HttpResponse<InputStream> response) {
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private static boolean alive(String line) {
        return line.startsWith(":");
    }

    private void change(String reference, String taskId) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(
                        status -> publisher.publishEvent(new ReadModelChanged(Set.of(reference), Set.of(taskId))));
    }

    private BufferedReader following(String user, @Nullable String lastSeen) throws Exception {
        HttpResponse<InputStream> response = get(user, lastSeen);
        assertThat(response.headers().firstValue("X-Accel-Buffering")).contains("no");
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        return lines(response);
    }

    @Test
    void nobodyListensWithoutSigningIn() throws Exception {
        assertThat(get(null, null).statusCode()).isEqualTo(401);
        assertThat(get("wim", null).statusCode()).isEqualTo(403);
    }

    @Test
    void aChangeArrivesByIdAlone() throws Exception {
        BufferedReader carla = following("carla", null);
        BufferedReader bruno = following("bruno", null);
        until(carla, EventStreamTests::alive);
        until(bruno, EventStreamTests::alive);
        change("LN-1", "t-1");
        assertThat(until(carla, line -> line.contains("t-1")))
                .matches("data:\\{\"type\":\"work\",\"ids\":\\[[^]]*\"t-1\"],\"version\":[0-9]+}");
        assertThat(until(carla, line -> line.contains("LN-1"))).contains("\"type\":\"case\"");
        assertThat(until(bruno, line -> line.contains("LN-1"))).contains("\"type\":\"case\"");
    }

    @Test
    void aStreamThatComesBackHearsWhatItMissed() throws Exception {
        BufferedReader first = following("carla", null);
        until(first, EventStreamTests::alive);
        change("LN-2", "t-2");
        String id = until(first, line -> line.startsWith("id:")).substring(3);
        until(first, line -> line.contains("LN-2"));
        open.get(0).close();
        change("LN-3", "t-3");
        assertThat(until(following("carla", id), line -> line.contains("\"case\"")))
                .contains("LN-3");
    }

    @Test
    void aStreamThatWasAwayTooLongReadsEverythingAnew() throws Exception {
        assertThat(until(following("carla", "999999999"), line -> line.startsWith("data:")))
                .contains("\"type\":\"all\"");
        assertThat(until(following("carla", "nonsense"), line -> line.startsWith("data:")))
                .contains("\"type\":\"all\"");
    }

    /** That a page was left is noticed late: nobody waits for that, and no browser that still follows pays for it. */
    @Test
    void whoTurnsPagesQuicklyIsNeverRefused() throws Exception {
        BufferedReader elsewhere = following("sven", null);
        for (int n = 0; n < 3 * settings.streamsPerPerson(); n++) {
            HttpResponse<InputStream> page = get("sven", null);
            assertThat(page.statusCode()).as("page %s", n).isEqualTo(200);
            until(lines(page), EventStreamTests::alive);
            page.body().close();
        }
        change("LN-6", "t-6");
        assertThat(until(elsewhere, line -> line.contains("LN-6"))).contains("\"type\":\"case\"");
    }

    @Test
    void theOldestStreamOfAPersonIsLetGoForTheNewest() throws Exception {
        BufferedReader anna = following("anna", null);
        BufferedReader oldest = following("cem", null);
        BufferedReader second = following("cem", null);
        for (int n = 2; n < settings.streamsPerPerson(); n++) {
            until(following("cem", null), EventStreamTests::alive);
        }

        BufferedReader newest = following("cem", null);

        assertThat(until(oldest, line -> line.startsWith("retry:"))).isEqualTo("retry:60000");
        assertThat(until(oldest, line -> line.startsWith("data:"))).contains("\"type\":\"let-go\"");
        assertThat(until(oldest, line -> line.contains("never said"))).isEqualTo("the stream ended");
        change("LN-4", "t-4");
        for (BufferedReader each : List.of(second, newest, anna)) {
            assertThat(until(each, line -> line.contains("LN-4"))).contains("\"type\":\"case\"");
        }
    }

    /** Who was let go comes back like this: two browsers never take each other's place without end. */
    @Test
    void whoAsksForAFreePlaceOnlyTakesNobodysElse() throws Exception {
        List<BufferedReader> own = new ArrayList<>();
        for (int n = 0; n < settings.streamsPerPerson(); n++) {
            own.add(following("berta", null));
        }
        assertThat(get("?ifRoom=true", "berta", null).statusCode()).isEqualTo(503);
        change("LN-5", "t-5");
        for (BufferedReader each : own) {
            assertThat(until(each, line -> line.contains("LN-5"))).contains("\"type\":\"case\"");
        }
        assertThat(get("?ifRoom=true", "anna", null).statusCode()).isEqualTo(200);
    }

    /** Nobody is at the other end of these: they are told to go, and never end. */
    @Test
    void streamsThatWereLetGoCountUntilTheyEnd() {
        LiveStreams own = new LiveStreams(events, settings);
        own.start();
        try {
            int most = settings.streamsPerPerson();
            for (int n = 0; n < 2 * most; n++) {
                own.open("sven", null, false);
            }
            assertThat(own.openStreams()).isEqualTo(2 * most);
            assertThatThrownBy(() -> own.open("sven", null, false)).isInstanceOf(TooManyStreams.class);
            own.open("anna", null, false);
            assertThat(own.openStreams()).isEqualTo(2 * most + 1);
        } finally {
            own.stop();
        }
    }

    @Test
    void streamsEndWhenTheServiceStops() throws Exception {
        BufferedReader carla = following("carla", null);
        until(carla, EventStreamTests::alive);
        try {
            streams.stop();
            assertThat(until(carla, line -> line.contains("never said"))).isEqualTo("the stream ended");
        } finally {
            streams.start();
        }
    }
}
