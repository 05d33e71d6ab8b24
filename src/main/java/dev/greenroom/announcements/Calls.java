package dev.greenroom.announcements;

import dev.greenroom.announcements.AnnouncementRows.ToCall;
import dev.greenroom.notifications.Announcing;
import dev.greenroom.notifications.ChangeNotReached;
import dev.greenroom.notifications.ChangeReached;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks people to tell of a change whom no message reaches, each for itself: one that fails keeps none of those behind it. */
@Component
class Calls {

    private static final int AT_ONCE = 100;
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

    private final AnnouncementRows rows;
    private final CaseViews cases;
    private final Announcing customers;
    private final TransactionTemplate transaction;

    Calls(AnnouncementRows rows, CaseViews cases, Announcing customers, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.cases = cases;
        this.customers = customers;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The case is closed that this message was written about, but its customer may have others. */
    @EventListener
    void on(ChangeNotReached missed) {
        rows.callLater(Long.parseLong(missed.change()), Announcing.customer(missed.view()));
    }

    /** It has gone before anybody was asked: who is being asked at this moment has the call before this goes on. */
    @EventListener
    void on(ChangeReached told) {
        rows.callNoMore(Long.parseLong(told.change()), Announcing.customer(told.view()));
    }

    /** All that are marked; one that fails comes again in the next round. */
    void ask() {
        ToCall last = new ToCall(0, "", "");
        for (List<ToCall> some = rows.toCall(last, AT_ONCE); !some.isEmpty(); some = rows.toCall(last, AT_ONCE)) {
            some.forEach(this::askAlone);
            last = some.get(some.size() - 1);
        }
    }

    private void askAlone(ToCall each) {
        try {
            transaction.executeWithoutResult(status -> {
                if (rows.callNoMore(each.announcement(), each.customer())) {
                    rows.byId(each.announcement())
                            .filter(said -> said.endedAt() == null)
                            .ifPresent(said -> ask(said, each));
                }
            });
        } catch (RuntimeException failed) {
            LOG.warn(
                    "Nobody is asked yet to tell the customer of {} announcement {}: {}",
                    each.reference(),
                    each.announcement(),
                    failed.getClass().getName());
        }
    }

    private void ask(Announcement said, ToCall each) {
        open(said, each).ifPresent(view -> {
            String language = Objects.requireNonNullElse(view.customer().language(), "en");
            customers.askToTell(
                    view,
                    String.valueOf(said.id()),
                    said.effectiveOn(),
                    said.subject().in(language),
                    said.text().in(language));
        });
    }

    /** Their case, or another open one that it concerns when theirs is closed by now. */
    private Optional<CaseView> open(Announcement said, ToCall each) {
        return cases.byReference(each.reference())
                .filter(CaseView::isOpen)
                .or(() -> rows.openOf(said.concerned(), each.customer()).flatMap(cases::byReference));
    }
}
