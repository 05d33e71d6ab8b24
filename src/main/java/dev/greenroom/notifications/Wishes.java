package dev.greenroom.notifications;

import dev.greenroom.cases.CustomerDeeds;
import dev.greenroom.cases.CustomerWishes;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.Timeline;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who wants messages and who wants none, noted for customers or by them; their cases tell of it. */
@Component
class Wishes implements CustomerWishes {

    private final OptOuts optOuts;
    private final WaysOut ways;
    private final Timeline timeline;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Wishes(OptOuts optOuts, WaysOut ways, Timeline timeline, Clock clock, PlatformTransactionManager transactions) {
        this.optOuts = optOuts;
        this.ways = ways;
        this.timeline = timeline;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public boolean couldWrite(CaseView view) {
        return view.customer().id() != null
                && ways.all().stream().anyMatch(way -> way.tellsTheCustomer() && way.couldReach(view));
    }

    @Override
    public boolean wantsMessages(CaseView view) {
        String customer = view.customer().id();
        return customer == null || wants(customer);
    }

    @Override
    public void wantsMessages(CaseView view, boolean wants) {
        String customer = view.customer().id();
        if (customer != null) {
            note(customer, wants, CustomerDeeds.CUSTOMER);
        }
    }

    boolean wants(String customer) {
        return !optOuts.has(customer);
    }

    void note(String customer, boolean wants, String by) {
        transaction.executeWithoutResult(status -> {
            if (wants ? optOuts.remove(customer) : optOuts.add(customer, by)) {
                Instant now = clock.instant();
                String what = wants ? "messages-wanted" : "messages-unwanted";
                timeline.addAll(optOuts.stories(customer).stream()
                        .map(reference -> new Timeline.Line(reference, now, what, null, by, Map.of()))
                        .toList());
            }
        });
    }
}
