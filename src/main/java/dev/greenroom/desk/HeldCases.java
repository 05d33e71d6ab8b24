package dev.greenroom.desk;

import dev.greenroom.cases.DeadlockRetry;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Does something with a case that nobody changes meanwhile: of two at once the second finds what the first has written. */
@Component
class HeldCases {

    private final CaseViews cases;
    private final DeadlockRetry retry;
    private final TransactionTemplate transaction;

    HeldCases(CaseViews cases, DeadlockRetry retry, PlatformTransactionManager transactions) {
        this.cases = cases;
        this.retry = retry;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The deed is one transaction, which is done again when the database chose it as the victim of a deadlock. */
    void with(String reference, Consumer<Optional<CaseView>> deed) {
        retry.run(() -> {
            transaction.executeWithoutResult(status -> deed.accept(cases.held(reference)));
            return reference;
        });
    }
}
