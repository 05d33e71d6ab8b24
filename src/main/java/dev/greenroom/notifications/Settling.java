package dev.greenroom.notifications;

import dev.greenroom.cases.DeadlockRetry;
import dev.greenroom.cases.TellCustomer;
import dev.greenroom.readmodel.Timeline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down what became of notices, each for itself: one that cannot be written down keeps none of the others, and one that
 * the other side has taken is never sent again by this node, however long the database is away.
 */
@Component
class Settling {

    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(12),
            Duration.ofHours(24));
    private static final String SELF = "greenroom";
    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

    private final NoticeRows rows;
    private final Timeline timeline;
    private final Untold untold;
    private final TellCustomer telling;
    private final DeadlockRetry retry;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Map<Long, Notice> unmarked = new ConcurrentHashMap<>();

    Settling(
            NoticeRows rows,
            Timeline timeline,
            Untold untold,
            TellCustomer telling,
            DeadlockRetry retry,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.timeline = timeline;
        this.untold = untold;
        this.telling = telling;
        this.retry = retry;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The other side has it. */
    void accepted(Notice notice) {
        unmarked.put(notice.id(), notice);
        mark(notice);
    }

    /** Whether the other side has it, although its row does not say so yet. */
    boolean isAccepted(Notice notice) {
        return unmarked.containsKey(notice.id());
    }

    /** Tries again what could not be marked. */
    void markAccepted() {
        unmarked.values().forEach(this::mark);
    }

    private void mark(Notice notice) {
        guarded(notice, () -> {
            Instant now = clock.instant();
            try {
                retry.afresh(() -> transaction.execute(status -> {
                    boolean first = rows.sent(notice, now);
                    if (first && notice.channel().equals(MailWay.NAME)) {
                        told(notice, now);
                    }
                    return first;
                }));
            } catch (RuntimeException failed) {
                if (DeadlockRetry.mayPass(failed) || failed instanceof TransactionException) {
                    throw failed;
                }
                // Whatever its case makes of it, it has gone, and must not go again.
                LOG.warn("Notice {} has gone; its case was not told", notice.id(), failed);
                transaction.execute(status -> rows.sent(notice, now));
            }
            unmarked.remove(notice.id());
        });
    }

    /** In the case's story, and in the ledger of what its customer was promised: nobody has to call with it any more. */
    private void told(Notice notice, Instant now) {
        timeline.add(
                notice.reference(),
                now,
                "notice-sent",
                null,
                null,
                Map.of("notice", notice.kind().word()));
        if (notice.kind() == NoticeKind.DATE_MOVED) {
            notice.promise()
                    .ifPresent(promise -> telling.toldByMessage(notice.reference(), promise, SELF, MailWay.NAME));
        } else if (rows.isHanded(notice) && ByPeople.saysWhatACallSays(notice)) {
            // First who is still to be asked: a call that begins meanwhile has begun by then, and is found.
            untold.went(notice);
            telling.messageWent(notice.reference(), ByPeople.newsOf(notice));
        }
    }

    /** What it says is not so any more. */
    void outdated(Notice notice, String node) {
        LOG.info("Notice {} is dropped: outdated", notice.id());
        guarded(notice, () -> rows.outdated(notice, node));
    }

    /** It goes once more, after a while; or never, when it was tried often enough. */
    void later(Notice notice, String node, String problem) {
        if (notice.attempts() > WAITS.size()) {
            givenUp(notice, node, problem);
            return;
        }
        Instant next = clock.instant().plus(WAITS.get(notice.attempts() - 1));
        guarded(notice, () -> rows.later(notice, node, problem, next));
    }

    /** It will not go. */
    void givenUp(Notice notice, String node, String problem) {
        LOG.warn("Notice {} is given up: {}", notice.id(), problem);
        guarded(notice, () -> {
            if (Objects.requireNonNull(transaction.execute(status -> rows.dead(notice, node, problem)))) {
                untold.handOver(notice);
            }
        });
    }

    /** They were not tried: nothing counts against them. */
    void untried(List<Notice> notices, String node, Duration wait) {
        Instant next = clock.instant().plus(wait);
        notices.forEach(each -> guarded(each, () -> rows.untried(each, node, next)));
    }

    /** A row that cannot be written now is free again when the time is over for which it was taken. */
    static void guarded(Notice notice, Runnable writing) {
        try {
            writing.run();
        } catch (RuntimeException failed) {
            LOG.warn(
                    "What became of notice {} is not written down: {}",
                    notice.id(),
                    failed.getClass().getName());
        }
    }
}
