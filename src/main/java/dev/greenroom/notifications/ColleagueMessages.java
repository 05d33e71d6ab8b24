package dev.greenroom.notifications;

import dev.greenroom.work.Colleagues;
import dev.greenroom.work.Colleagues.Reader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The one message for each colleague that waits and grows; what somebody who is away by then would have read goes to their stand-in. */
@Component
class ColleagueMessages {

    private static final Logger LOG = LoggerFactory.getLogger(ColleagueMessages.class);

    /** What comes within this time after the first is one message with it. */
    static final Duration TOGETHER = Duration.ofMinutes(1);

    private final EscalationRows rows;
    private final NoticeRows notices;
    private final Colleagues colleagues;
    private final NotificationsSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ColleagueMessages(
            EscalationRows rows,
            NoticeRows notices,
            Colleagues colleagues,
            NotificationsSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.notices = notices;
        this.colleagues = colleagues;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** In the caller's transaction; {@code first} is what a message begins with, if there is none yet. */
    void tell(Reader reader, Bundle bundle, long first) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        rows.unsent(reader.name())
                .ifPresentOrElse(
                        unsent -> tellMore(unsent, bundle, due(reader, now)),
                        () -> rows.add(
                                reader.name(), reader.language(), first, bundle.said(rows), now, due(reader, now)));
    }

    private void tellMore(EscalationRows.Unsent unsent, Bundle bundle, Instant due) {
        rows.say(unsent, Bundle.read(unsent.said(), rows).and(bundle).said(rows));
        if (unsent.goesAgain()) {
            rows.sendAgain(unsent, due);
        }
    }

    private Instant due(Reader reader, Instant now) {
        Instant soon = now.plus(TOGETHER);
        return rows.last(reader.name())
                .map(last -> last.plus(settings.colleaguesEvery()))
                .filter(soon::isBefore)
                .orElse(soon);
    }

    /** What they were told themselves they hear already. */
    private void tellInstead(Reader reader, Notice notice) {
        Bundle left = Bundle.read(notice.said(), rows).notToldTo(reader.own());
        if (!left.isEmpty()) {
            // Numbers of escalations are never below nought: this key is no other message's.
            tell(reader, left, -notice.id());
        }
    }

    /** Its reader went away after it was queued: it is dropped, and whoever stands in for them hears it, in one transaction. */
    void dropped(Notice notice, String node) {
        transaction.executeWithoutResult(status -> {
            // Nobody else begins a message to the same stand-in meanwhile.
            rows.awaitTurn();
            if (notices.outdated(notice, node)) {
                LOG.info("Notice {} is dropped: its reader is not there", notice.id());
                Optional.ofNullable(notice.person())
                        .flatMap(colleagues::standIn)
                        .ifPresent(reader -> tellInstead(reader, notice));
            }
        });
    }
}
