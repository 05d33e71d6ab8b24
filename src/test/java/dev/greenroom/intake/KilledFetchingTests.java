package dev.greenroom.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.Nodes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service in Java machines of its own, the first of which is killed the moment after it has marked a mail as seen. On
 * H2, which writes what was committed a little later unless it is told not to wait.
 */
class KilledFetchingTests {

    private static final int KILLED = 128 + 9;
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    @TempDir
    private Path folder = Path.of("");

    private final Letterbox letters = new Letterbox();
    private Nodes nodes = Nodes.onH2(folder);

    @BeforeEach
    void open() {
        nodes = Nodes.onH2(folder);
        letters.open();
    }

    @AfterEach
    void close() throws Exception {
        nodes.close();
        letters.close();
    }

    @Test
    void everyMailIsTakenOnceAlthoughTheNodeIsKilledInTheMiddle() throws Exception {
        LocalDate began = LocalDate.now(ZONE);
        letters.deliverAll();
        long all = letters.unseen();
        Process first = start();
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> letters.unseen() <= all * 3 / 5 || !first.isAlive());
        first.destroyForcibly();
        assertThat(first.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(first.exitValue()).isEqualTo(KILLED);
        assertThat(letters.unseen()).as("killed in the middle").isPositive();

        long killed = System.nanoTime();
        start();
        Awaitility.await().atMost(Duration.ofMinutes(4)).until(() -> letters.unseen() == 0);
        System.out.printf(
                Locale.ROOT,
                "%d mails by two nodes, the first of which was killed: the second took %.1f s with its start%n",
                all,
                (System.nanoTime() - killed) / 1e9);

        everythingIsThereOnce(began);
    }

    private void everythingIsThereOnce(LocalDate since) {
        JsonNode team = nodes.as("sven").get("/api/work?view=all&limit=1").json();
        assertThat(team.at("/count").asLong()).as(team.toString()).isEqualTo(Letterbox.GOOD);
        JsonNode listed =
                nodes.as("sven").get("/api/intake/mails?limit=200").json().get("items");
        assertThat(listed)
                .hasSize(Letterbox.BROKEN)
                .allSatisfy(mail -> assertThat(mail.get("reason").asText()).isNotBlank());
        JsonNode days = nodes.as("sven")
                .get("/api/reports/queues?zone=" + ZONE + "&from=" + since + "&to=" + LocalDate.now(ZONE)
                        + "&group=front-office")
                .json()
                .get("items");
        assertThat(days.findValues("fresh").stream().mapToLong(JsonNode::asLong).sum())
                .as(days.toString())
                .isEqualTo(Letterbox.GOOD);
        assertThat(days.findValues("onHand").stream()
                        .mapToLong(JsonNode::asLong)
                        .max())
                .hasValue(Letterbox.GOOD);
    }

    private Process start() throws Exception {
        return nodes.start(
                "--greenroom.intake.lease=2s",
                "--greenroom.intake.mailboxes[0].name=" + Letterbox.NAME,
                "--greenroom.intake.mailboxes[0].type=address-change",
                "--greenroom.intake.mailboxes[0].host=127.0.0.1",
                "--greenroom.intake.mailboxes[0].port=" + letters.port(),
                "--greenroom.intake.mailboxes[0].user=" + Letterbox.NAME,
                "--greenroom.intake.mailboxes[0].password=" + Letterbox.PASSWORD,
                "--greenroom.intake.mailboxes[0].tls=false");
    }
}
