package dev.greenroom.shared;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What one transaction remembers, and forgets when it ends; it steps aside while an inner transaction of its own runs. */
public final class OfTransaction<T> {

    private static final Logger LOG = LoggerFactory.getLogger(OfTransaction.class);

    private final Supplier<T> begins;
    private final Consumer<T> committed;

    public OfTransaction(Supplier<T> begins) {
        this(begins, nothing -> {});
    }

    /** What was remembered is handed to {@code committed} once the transaction has been kept. */
    public OfTransaction(Supplier<T> begins, Consumer<T> committed) {
        this.begins = begins;
        this.committed = committed;
    }

    /** What the current transaction remembers so far. */
    public Optional<T> current() {
        return Optional.ofNullable(held()).map(held -> held.value);
    }

    /** The same, begun now if need be; outside any transaction it is remembered by nobody. */
    public T get() {
        Held held = held();
        if (held == null) {
            held = new Held(begins.get());
            if (TransactionSynchronizationManager.isSynchronizationActive()) {
                TransactionSynchronizationManager.bindResource(this, held);
                TransactionSynchronizationManager.registerSynchronization(held);
            }
        }
        return held.value;
    }

    @SuppressWarnings("unchecked")
    private @Nullable Held held() {
        return (Held) TransactionSynchronizationManager.getResource(this);
    }

    private final class Held implements TransactionSynchronization {

        private final T value;

        Held(T value) {
            this.value = value;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(OfTransaction.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(OfTransaction.this, this);
        }

        /** What was done is done: whoever asked for it is not told that it failed. */
        @Override
        public void afterCommit() {
            try {
                committed.accept(value);
            } catch (RuntimeException broken) {
                LOG.error("What follows a commit has failed, the commit stands", broken);
            }
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(OfTransaction.this);
        }
    }
}
