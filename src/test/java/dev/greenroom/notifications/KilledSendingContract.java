package dev.greenroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.Nodes;
import dev.greenroom.Office;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The service in Java machines of its own, killed when the other side has taken a message and has not said so yet: once the
 * mail server, once the receiver of webhooks. A third one finishes. The same on every database.
 */
abstract class KilledSendingContract {

    /** On each way; {@code -Dgreenroom.notices=10000} for ten thousand. */
    private static final int ALL = Integer.getInteger("greenroom.notices", 200);

    private static final int A_CASE = 20;
    private static final int KILLED = 128 + 9;
    private static final String HOOK = "webhook:crm";

    @TempDir
    private Path folder = Path.of("");

    private final Random chance = new Random(11);
    private Nodes nodes = Nodes.onH2(folder);
    private Postbox letters;
    private Hookbox calls;
    private final AtomicInteger faults = new AtomicInteger();
    private volatile int lastLetter = ALL / 4;
    private volatile int lastCall = ALL / 2;

    /** On a database of their own, in this folder if it needs one. */
    abstract Nodes nodes(Path folder) throws IOException;

    @BeforeEach
    void open() throws IOException {
        nodes = nodes(folder);
        letters = new Postbox(() -> mood(letters.taken().size(), lastLetter));
        calls = new Hookbox(() -> mood(calls.ids().size(), lastCall));
    }

    @AfterEach
    void close() throws Exception {
        nodes.close();
        letters.close();
        calls.close();
    }

    /** A tenth goes wrong, but not with so many cases that nothing goes on. */
    private synchronized Postbox.Mood mood(int taken, int last) {
        List<Postbox.Mood> bad =
                List.of(Postbox.Mood.PUTS_OFF, Postbox.Mood.STALLS, Postbox.Mood.TAKES_AND_DIES, Postbox.Mood.DIES);
        if (taken + 1 >= last) {
            return Postbox.Mood.TAKES_AND_STALLS;
        }
        return chance.nextInt(10) == 0 && faults.getAndDecrement() > 0
                ? bad.get(chance.nextInt(bad.size()))
                : Postbox.Mood.TAKES;
    }

    @Test
    void whatKilledNodesLeftGoesOnceAndInOrder() throws Exception {
        Process first = nodes.start();
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < ALL / A_CASE; i++) {
            cases.add(refund(i));
        }
        first.destroy();
        first.waitFor();
        inTheDatabase(jdbc -> cases.forEach(each -> queue(jdbc, each)));

        faults.set(cases.size() / 3);
        long began = System.nanoTime();
        killed(nodes.start(sending()), () -> letters.taken().size() >= lastLetter);
        lastLetter = Integer.MAX_VALUE;
        lastCall = calls.ids().size() + ALL / 10;
        faults.set(cases.size() / 3);
        killed(nodes.start(sending()), () -> calls.ids().size() >= lastCall);
        lastCall = Integer.MAX_VALUE;
        faults.set(0);
        Process last = nodes.start(sending());
        Awaitility.await().atMost(Duration.ofMinutes(5)).until(this::isNothingWaiting);
        System.out.printf(
                Locale.ROOT,
                "%d mails and %d webhooks by three nodes, two of them killed: %.1f s with their starts%n",
                ALL,
                ALL,
                (System.nanoTime() - began) / 1e9);
        last.destroy();
        last.waitFor();

        inTheDatabase(jdbc -> {
            assertThat(jdbc.sql("select distinct state from notice")
                            .query(String.class)
                            .list())
                    .containsExactly("sent");
            Came.onceAndInOrder(jdbc, MailWay.NAME, letters.ids(), ALL);
            Came.onceAndInOrder(jdbc, HOOK, calls.ids(), ALL);
        });
    }

    private String[] sending() {
        return new String[] {
            "--greenroom.notifications.mail.host=localhost",
            "--greenroom.notifications.mail.port=" + letters.port(),
            "--greenroom.notifications.mail.from=service@house.example",
            "--greenroom.notifications.mail.tls=none",
            "--greenroom.notifications.mail.timeout=2s",
            "--greenroom.notifications.webhooks[0].name=crm",
            "--greenroom.notifications.webhooks[0].url=" + calls.url(),
            "--greenroom.notifications.webhooks[0].secret=" + ManyNoticesContract.SECRET,
            "--greenroom.notifications.webhooks[0].inside=true",
            "--greenroom.notifications.webhooks[0].timeout=2s",
            "--greenroom.notifications.quiet.from=00:00",
            "--greenroom.notifications.quiet.until=00:00"
        };
    }

    /** The other side has taken a message, and the node waits for its word. Afterwards hours go by. */
    private void killed(Process node, BooleanSupplier isTaken) throws Exception {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> isTaken.getAsBoolean() || !node.isAlive());
        node.destroyForcibly();
        assertThat(node.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(node.exitValue()).isEqualTo(KILLED);
        inTheDatabase(jdbc -> {
            assertThat(jdbc.sql("select count(*) from notice where state = 'waiting'")
                            .query(Integer.class)
                            .single())
                    .as("killed in the middle of it")
                    .isPositive();
            jdbc.sql("update notice set next_at = created_at where state = 'waiting'")
                    .update();
        });
    }

    private boolean isNothingWaiting() {
        var ways = nodes.as("omar").get("/api/notices/ways").json().path("items");
        return ways.size() == 3
                && ways.findValues("waiting").stream().allMatch(waiting -> waiting.intValue() == 0)
                && letters.ids().stream().distinct().count() >= ALL
                && calls.ids().stream().distinct().count() >= ALL;
    }

    private String refund(int number) {
        return Office.refund(
                nodes.as("carla"),
                "{\"id\": \"C-%d\", \"name\": \"Kim\", \"email\": \"c%d@customer.example\", \"language\": \"en\"}"
                        .formatted(number, number));
    }

    /** As the outbox writes them. */
    private static void queue(JdbcClient jdbc, String reference) {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        for (int n = 0; n < A_CASE; n++) {
            for (String channel : List.of(MailWay.NAME, HOOK)) {
                jdbc.sql("insert into notice (notice_key, reference, process, kind, channel, language, said, state,"
                                + " created_at, due_at, next_at) values (:key, :reference, 'refund-request', 'date-set',"
                                + " :channel, 'en', '{\"process\":\"Refund\"}', 'waiting', :now, :now, :now)")
                        .param("key", "date-set:" + reference + "-" + n + "@" + channel)
                        .param("reference", reference)
                        .param("channel", channel)
                        .param("now", now)
                        .update();
            }
        }
    }

    private void inTheDatabase(Consumer<JdbcClient> work) throws Exception {
        try (Connection connection = nodes.connection()) {
            work.accept(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
        }
    }
}
