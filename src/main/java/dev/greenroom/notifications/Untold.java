package dev.greenroom.notifications;

import dev.greenroom.cases.CustomerNotReached;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A date that moved and whose message was given up, or has not gone for hours, becomes a person's to tell. */
@Component
class Untold {

    private static final int AT_ONCE = 100;
    private static final Logger LOG = LoggerFactory.getLogger(Untold.class);

    private final NoticeRows rows;
    private final NotificationsSettings settings;
    private final ApplicationEventPublisher tell;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Untold(
            NoticeRows rows,
            NotificationsSettings settings,
            ApplicationEventPublisher tell,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.settings = settings;
        this.tell = tell;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Every one that nobody was asked to tell; one that fails comes again in the next round. */
    void handOver() {
        long after = 0;
        for (List<Notice> some = some(after); !some.isEmpty(); some = some(after)) {
            some.forEach(this::handOver);
            after = some.get(some.size() - 1).id();
        }
    }

    private List<Notice> some(long after) {
        return rows.untold(
                NoticeKind.DATE_MOVED, MailWay.NAME, clock.instant().minus(settings.personAfter()), after, AT_ONCE);
    }

    void handOver(Notice notice) {
        if (notice.kind() != NoticeKind.DATE_MOVED || !notice.channel().equals(MailWay.NAME)) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> {
                if (rows.handed(notice, clock.instant())) {
                    notice.promise()
                            .ifPresent(
                                    promise -> tell.publishEvent(new CustomerNotReached(notice.reference(), promise)));
                }
            });
        } catch (RuntimeException failed) {
            LOG.warn(
                    "Nobody is asked yet to tell notice {}: {}",
                    notice.id(),
                    failed.getClass().getName());
        }
    }
}
