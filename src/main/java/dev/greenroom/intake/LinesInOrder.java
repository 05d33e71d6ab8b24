package dev.greenroom.intake;

import dev.greenroom.engine.catalog.CarriedCallers.Carried;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Some lines of a table are taken at once, and told in their order. Of two lines of one name the second waits for the first,
 * so that it meets what that one left. Not for several threads.
 */
final class LinesInOrder implements AutoCloseable {

    /** So many lines ahead of the one that is told: enough to keep the threads busy while one line takes long. */
    private static final int AHEAD = 32;

    private final Executor threads;
    private final Carried caller;
    private final Deque<CompletableFuture<CsvIntake.Line>> begun = new ArrayDeque<>();
    private final Map<String, CompletableFuture<CsvIntake.Line>> byName = new HashMap<>();
    private volatile boolean stopped;

    LinesInOrder(Executor threads, Carried caller) {
        this.threads = threads;
        this.caller = caller;
    }

    /** A line whose result is known already. */
    void add(CsvIntake.Line line) {
        begun.add(CompletableFuture.completedFuture(line));
    }

    /** A line that is to be taken; {@code given} is what is told of it when that was given up before it began. */
    void add(String name, Supplier<CsvIntake.Line> taking, CsvIntake.Line given) {
        Supplier<CsvIntake.Line> once = () -> stopped ? given : caller.run(taking);
        CompletableFuture<CsvIntake.Line> before = byName.get(name);
        CompletableFuture<CsvIntake.Line> line = before == null
                ? CompletableFuture.supplyAsync(once, threads)
                : before.handleAsync((done, failed) -> once.get(), threads);
        byName.put(name, line);
        begun.add(line);
    }

    /** The next line in order when there are enough ahead of it, or when all are; null while more may be begun. */
    CsvIntake.@Nullable Line next(boolean all) {
        return begun.isEmpty() || (!all && begun.size() < AHEAD)
                ? null
                : begun.remove().join();
    }

    /** Begins no more of them, and waits for those that are under way: nothing is done after the answer has ended. */
    @Override
    public void close() {
        stopped = true;
        begun.forEach(line -> line.handle((done, failed) -> done).join());
    }
}
