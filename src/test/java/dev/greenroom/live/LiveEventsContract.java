package dev.greenroom.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.CleanHouse;
import dev.greenroom.readmodel.ReadModelChanged;
import dev.greenroom.shared.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How changes become events that no reader misses; the same on every database. */
abstract class LiveEventsContract {

    private static final Duration POLL = Duration.ofMillis(500);

    @Autowired
    private ApplicationContext house;

    @Autowired
    private LiveEvents events;

    @Autowired
    private ApplicationEventPublisher publisher;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcTemplate batches;

    @Autowired
    private LiveSettings settings;

    @BeforeEach
    void empty() {
        CleanHouse.empty(house);
    }

    private News news() {
        return new News(events, LiveStreams.OVERLAP, POLL);
    }

    private void change(String reference) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(
                        status -> publisher.publishEvent(new ReadModelChanged(Set.of(reference), Set.of())));
    }

    @Test
    void eachChangeIsToldOnce() {
        change("LN-1");
        News news = news();
        change("LN-2");
        assertThat(news.next()).extracting(LiveEvent::subject).containsExactly("LN-2");
        assertThat(news.next()).isEmpty();
    }

    @Test
    void whatWasReadBeforeTheDatabaseWentAwayIsToldWhenItIsBack() {
        AtomicBoolean away = new AtomicBoolean();
        News news = new News(
                new LiveEvents(jdbc, batches, clock, settings) {
                    @Override
                    List<LiveEvent> after(long id, int limit) {
                        List<LiveEvent> page = super.after(id, limit);
                        if (away.get() && page.size() < limit) {
                            throw new QueryTimeoutException("away");
                        }
                        return page;
                    }
                },
                LiveStreams.OVERLAP,
                POLL);
        Set<String> many = IntStream.range(0, 2_001).mapToObj(n -> "LN-" + n).collect(Collectors.toSet());
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> publisher.publishEvent(new ReadModelChanged(many, Set.of())));
        away.set(true);
        assertThatThrownBy(news::next).isInstanceOf(QueryTimeoutException.class);
        away.set(false);
        assertThat(news.next()).extracting(LiveEvent::subject).containsExactlyInAnyOrderElementsOf(many);
    }

    @Test
    void aChangeThatRollsBackIsNotTold() {
        News news = news();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            publisher.publishEvent(new ReadModelChanged(Set.of("LN-1"), Set.of("t-1")));
            status.setRollbackOnly();
        });
        assertThat(news.next()).isEmpty();
    }

    @Test
    void aTransactionThatCommitsLateIsNotMissed() throws Exception {
        News news = news();
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        CompletableFuture<Void> late =
                CompletableFuture.runAsync(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                    publisher.publishEvent(new ReadModelChanged(Set.of("LN-LATE"), Set.of()));
                    written.countDown();
                    await(mayCommit);
                }));
        await(written);
        change("LN-EARLY");
        assertThat(news.next()).extracting(LiveEvent::subject).containsExactly("LN-EARLY");
        mayCommit.countDown();
        late.get(10, TimeUnit.SECONDS);
        assertThat(news.next()).extracting(LiveEvent::subject).containsExactly("LN-LATE");
        assertThat(news.next()).isEmpty();
    }

    @Test
    void whatWasSeenIsForgottenAfterAWhile() {
        News news = news();
        for (int round = 0; round < 100; round++) {
            change("LN-" + round);
            assertThat(news.next()).extracting(LiveEvent::subject).containsExactly("LN-" + round);
        }
        assertThat(news.remembered()).isLessThan(40);
    }

    @Test
    void eventsOlderThanAnHourGo() {
        change("LN-1");
        clock.advance(Duration.ofMinutes(59));
        change("LN-2");
        assertThat(events.clean()).isZero();
        clock.advance(Duration.ofMinutes(2));
        assertThat(events.clean()).isEqualTo(1);
        assertThat(events.resumeAfter(1, LiveStreams.OVERLAP)).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
