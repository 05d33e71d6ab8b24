package dev.greenroom.engine.events;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a listener gathers while a transaction runs, to write it in one piece: when it says so, and at the latest before
 * the commit. Without a transaction every fact is a piece of its own; a transaction inside another gathers for itself.
 *
 * @param <T> the piece that grows until it is written
 */
public final class Gathering<T> {

    private final Supplier<T> first;
    private final UnaryOperator<T> next;
    private final Consumer<T> writer;

    /** Every piece begins empty. */
    public Gathering(Supplier<T> empty, Consumer<T> writer) {
        this(empty, written -> empty.get(), writer);
    }

    /** A piece knows with what the {@code next} one of the same transaction begins. */
    public Gathering(Supplier<T> first, UnaryOperator<T> next, Consumer<T> writer) {
        this.first = first;
        this.next = next;
        this.writer = writer;
    }

    /** Adds to what the current transaction gathers. */
    public void add(Consumer<T> adding) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            InTransaction here = here();
            here.unwritten = true;
            adding.accept(here.piece);
        } else {
            T alone = first.get();
            adding.accept(alone);
            writer.accept(alone);
        }
    }

    /** Writes what this transaction has gathered, so that it can be read. */
    public void write() {
        InTransaction current = current();
        if (current != null) {
            current.write();
        }
    }

    /** What this transaction has gathered and not yet written. */
    public Optional<T> unwritten() {
        InTransaction current = current();
        return current == null ? Optional.empty() : Optional.of(current.piece);
    }

    @SuppressWarnings("unchecked") // nobody else binds anything to this key
    private @Nullable InTransaction current() {
        return (InTransaction) TransactionSynchronizationManager.getResource(this);
    }

    private InTransaction here() {
        InTransaction current = current();
        if (current == null) {
            current = new InTransaction();
            TransactionSynchronizationManager.bindResource(this, current);
            TransactionSynchronizationManager.registerSynchronization(current);
        }
        return current;
    }

    /** Steps aside while an inner transaction of its own runs. */
    private final class InTransaction implements TransactionSynchronization {

        private T piece = first.get();
        private boolean unwritten;

        private void write() {
            if (unwritten) {
                T gathered = piece;
                piece = next.apply(gathered);
                unwritten = false;
                writer.accept(gathered);
            }
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Gathering.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Gathering.this, this);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            // Writing may set something else going, which then is written in its turn.
            while (unwritten) {
                write();
            }
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Gathering.this);
        }
    }
}
