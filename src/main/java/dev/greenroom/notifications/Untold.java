package dev.greenroom.notifications;

import dev.greenroom.cases.CustomerNotReached;
import dev.greenroom.cases.News;
import dev.greenroom.cases.TellCustomer;
import dev.greenroom.cases.ToldCases;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A date that moved and whose message was given up, or has not gone for hours, becomes a person's to tell; so does what we need,
 * that it is late, what was decided or paid, a change that was announced, and why a case is not done yet, once its message was given up and as long as it is so.
 */
@Component
class Untold {

    private static final int AT_ONCE = 100;
    private static final List<NoticeKind> TOLD_BY_PEOPLE = Stream.of(NoticeKind.values())
            .filter(kind -> kind == NoticeKind.DATE_MOVED
                    || kind == NoticeKind.STILL_WORKING
                    || kind == NoticeKind.ANNOUNCEMENT
                    || ByPeople.tell(kind))
            .toList();
    private static final Logger LOG = LoggerFactory.getLogger(Untold.class);

    private final NoticeRows rows;
    private final NotificationsSettings settings;
    private final ApplicationEventPublisher tell;
    private final CaseViews cases;
    private final ToldCases told;
    private final Outdated outdated;
    private final TellCustomer telling;
    private final ByPeople people;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Untold(
            NoticeRows rows,
            NotificationsSettings settings,
            ApplicationEventPublisher tell,
            CaseViews cases,
            ToldCases told,
            Outdated outdated,
            TellCustomer telling,
            ByPeople people,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.settings = settings;
        this.tell = tell;
        this.cases = cases;
        this.told = told;
        this.outdated = outdated;
        this.telling = telling;
        this.people = people;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Every one that nobody was asked to tell; one that fails comes again in the next round. */
    void handOver() {
        TOLD_BY_PEOPLE.forEach(kind -> {
            long after = 0;
            for (List<Notice> some = some(kind, after); !some.isEmpty(); some = some(kind, after)) {
                some.forEach(this::handOver);
                after = some.get(some.size() - 1).id();
            }
        });
    }

    /** It has gone after all, in the caller's transaction: nobody is asked any more to tell it. */
    void went(Notice notice) {
        if (notice.kind() == NoticeKind.ANNOUNCEMENT) {
            cases.byReference(notice.reference())
                    .ifPresent(view -> tell.publishEvent(new ChangeReached(Announcing.changeOf(notice), view)));
        }
    }

    private List<Notice> some(NoticeKind kind, long after) {
        // That we are still at it may wait for the mail server; a date may not.
        Instant before = kind == NoticeKind.DATE_MOVED ? clock.instant().minus(settings.personAfter()) : Instant.EPOCH;
        return rows.untold(kind, MailWay.NAME, before, after, AT_ONCE);
    }

    private void ask(Notice notice) {
        if (notice.kind() == NoticeKind.DATE_MOVED) {
            notice.promise()
                    .ifPresent(promise -> tell.publishEvent(new CustomerNotReached(notice.reference(), promise)));
        } else {
            cases.byReference(notice.reference()).ifPresent(view -> {
                if (notice.kind() == NoticeKind.ANNOUNCEMENT && !view.isOpen()) {
                    tell.publishEvent(new ChangeNotReached(Announcing.changeOf(notice), view));
                } else if (people.isStillToTell(notice.kind(), view) && !outdated.isOutdated(notice, view)) {
                    ask(notice, view);
                }
            });
        }
    }

    private void ask(Notice notice, CaseView view) {
        String reason = notice.said().get("reason");
        if (notice.kind() == NoticeKind.ANNOUNCEMENT) {
            people.askToTellOfChange(
                    view,
                    Announcing.changeOf(notice),
                    LocalDate.parse(notice.said().getOrDefault("date", "")),
                    notice.said().getOrDefault("subject", ""),
                    notice.said().getOrDefault("text", ""));
        } else if (ByPeople.tell(notice.kind())) {
            people.ask(
                    told.tell(view, Locale.forLanguageTag(notice.language())),
                    notice.kind(),
                    notice.said().get("sentence"),
                    notice.id());
        } else if (reason != null) {
            telling.askToTell(view, News.standing(reason, notice.id()));
        }
    }

    void handOver(Notice notice) {
        if (!TOLD_BY_PEOPLE.contains(notice.kind()) || !notice.channel().equals(MailWay.NAME)) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> {
                if (rows.handed(notice, clock.instant())) {
                    ask(notice);
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
