package dev.greenroom.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class OfTransactionTests {

    private final List<String> done = new ArrayList<>();

    /** Keeps nothing but that it was asked. */
    private final class Transactions extends AbstractPlatformTransactionManager {

        private static final long serialVersionUID = 1L;

        @Override
        protected Object doGetTransaction() {
            return this;
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            done.add("begun");
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            done.add("committed");
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            done.add("rolled back");
        }
    }

    @Test
    void whatFailsAfterACommitIsNotToldToWhoeverAskedForIt() {
        OfTransaction<String> broken = new OfTransaction<>(() -> "broken", value -> {
            throw new IllegalStateException("the news");
        });
        OfTransaction<String> whole = new OfTransaction<>(() -> "whole", done::add);
        TransactionTemplate transaction = new TransactionTemplate(new Transactions());

        assertThatCode(() -> transaction.executeWithoutResult(status -> {
                    broken.get();
                    whole.get();
                }))
                .doesNotThrowAnyException();

        assertThat(done).containsExactly("begun", "committed", "whole");
        assertThat(broken.current()).isEmpty();
    }
}
