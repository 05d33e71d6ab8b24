package dev.greenroom.cases;

import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.security.Caller;
import dev.greenroom.sla.Promise;
import dev.greenroom.sla.Promises;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets people promise a customer another date: leads, supervisors, and those who work on the case. */
@Component
class CustomerPromises {

    private static final String WHAT = "promise the customer of this case another date";

    private final CaseRights rights;
    private final Cases cases;
    private final CaseViews views;
    private final Promises promises;
    private final DeadlockRetry retry;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CustomerPromises(
            CaseRights rights,
            Cases cases,
            CaseViews views,
            Promises promises,
            DeadlockRetry retry,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rights = rights;
        this.cases = cases;
        this.views = views;
        this.promises = promises;
        this.retry = retry;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Promises a date; of several who do so at once the later one moves what the earlier one promised. */
    void give(String spokenReference, NewPromise wanted, Locale language) {
        String reference = cases.find(spokenReference).reference();
        Caller caller = rights.mayAct(WHAT);
        if (views.byReference(reference, rights.ownWork(caller)).isEmpty()) {
            throw new NotYourPart(WHAT);
        }
        retry.run(() -> {
            transaction.executeWithoutResult(status -> give(reference, wanted, caller, language));
            return reference;
        });
    }

    private void give(String reference, NewPromise wanted, Caller caller, Locale language) {
        CaseView view = views.held(reference).orElseThrow(UnknownCase::new);
        if (!view.isOpen()) {
            throw new CaseClosed(reference);
        }
        Instant now = clock.instant();
        LocalDate today = now.atZone(promises.zone(reference, view.process())).toLocalDate();
        wanted.check(today, promises.current(reference).map(Promise::date).orElse(null), language);
        promises.give(
                new Promises.Of(reference, view.instanceId(), view.process()),
                new Promises.Given(wanted.date(), wanted.reason(), wanted.channel(), caller.name(), now));
    }
}
