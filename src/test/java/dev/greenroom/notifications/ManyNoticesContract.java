package dev.greenroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.cases.ToldCases;
import dev.greenroom.readmodel.CaseViews;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Very many messages to a mail server and a webhook receiver that fail, stall and die; the same on every database. */
abstract class ManyNoticesContract {

    /** {@code -Dgreenroom.notices=10000} takes the time for ten thousand. */
    static final int ALL = Integer.getInteger("greenroom.notices", 200);

    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final int A_CASE = 20;

    private final ApplicationContext house;
    private final Random chance = new Random(7);
    private final AtomicInteger faults = new AtomicInteger(ALL / 2);
    Mailroom room;
    Postbox letters;
    Hookbox calls;
    private TransactionTemplate transaction;

    ManyNoticesContract(ApplicationContext house) {
        this.house = house;
    }

    @BeforeEach
    void bothSidesAreMoody() throws IOException {
        room = new Mailroom(house);
        letters = new Postbox(this::mood);
        calls = new Hookbox(this::mood);
        transaction = new TransactionTemplate(house.getBean(PlatformTransactionManager.class));
    }

    @AfterEach
    void bothSidesAreGone() throws IOException {
        letters.close();
        calls.close();
        room.close();
    }

    private synchronized Postbox.Mood mood() {
        List<Postbox.Mood> bad =
                List.of(Postbox.Mood.PUTS_OFF, Postbox.Mood.STALLS, Postbox.Mood.TAKES_AND_DIES, Postbox.Mood.DIES);
        return chance.nextInt(3) == 0 && faults.decrementAndGet() > 0
                ? bad.get(chance.nextInt(bad.size()))
                : Postbox.Mood.TAKES;
    }

    @Test
    void eachIsAppliedOnceAndInOrderThoughBothSidesFailStallAndDie() {
        List<WayOut> ways = List.of(
                room.way(letters.port(), Duration.ofMillis(100)),
                new WebhookWay(
                        new NotificationsSettings.Webhook(
                                "crm", calls.url(), SECRET, null, true, Duration.ofMillis(100), false),
                        new ObjectMapper(),
                        room.clock));
        queue(ways);
        // A node that took some and died.
        ways.forEach(way -> transaction.executeWithoutResult(status -> room.bean(NoticeRows.class)
                .take(
                        way.name(),
                        false,
                        20,
                        "dead",
                        room.clock.instant(),
                        room.clock.instant().plus(Sender.TAKEN))));
        List<Sender> nodes = List.of(room.node(), room.node());
        long began = System.nanoTime();
        for (int day = 0; day < 60 && room.waiting() > 0; day++) {
            CompletableFuture.allOf(nodes.stream()
                            .flatMap(node -> ways.stream()
                                    .map(way -> CompletableFuture.runAsync(
                                            () -> node.drain(way), work -> new Thread(work).start())))
                            .toArray(CompletableFuture[]::new))
                    .join();
            room.clock.advance(Duration.ofDays(1));
        }
        System.out.printf(
                Locale.ROOT,
                "%d mails and %d webhooks by two nodes, to sides that fail, stall and die: %.1f s; they took %d and %d%n",
                ALL,
                ALL,
                (System.nanoTime() - began) / 1e9,
                letters.taken().size(),
                calls.ids().size());

        eachCameOnceAndInOrder();
    }

    /** As many as there are to be, on each of these ways. */
    final void queue(List<WayOut> ways) {
        room.ways().remove(room.mail);
        ways.forEach(room.ways()::add);
        try {
            for (int i = 0; i < ALL / A_CASE; i++) {
                queue(room.refund("c" + i + "@customer.example", "en"));
            }
        } finally {
            ways.forEach(room.ways()::remove);
            room.ways().add(room.mail);
        }
    }

    private void queue(String reference) {
        var told = room.bean(ToldCases.class)
                .tell(room.bean(CaseViews.class).byReference(reference).orElseThrow(), Locale.ENGLISH);
        transaction.executeWithoutResult(status -> {
            for (int n = 1; n < A_CASE; n++) {
                room.bean(Outbox.class)
                        .put(
                                told,
                                new Notice.Wanted(
                                        "date-set:" + reference + n, NoticeKind.DATE_SET, Map.of("process", "p")));
            }
        });
    }

    final void eachCameOnceAndInOrder() {
        assertThat(room.jdbc
                        .sql("select count(*) from notice where state <> 'sent'")
                        .query(Integer.class)
                        .single())
                .isZero();
        Came.onceAndInOrder(room.jdbc, MailWay.NAME, letters.ids(), ALL);
        Came.onceAndInOrder(room.jdbc, "webhook:crm", calls.ids(), ALL);
    }
}
