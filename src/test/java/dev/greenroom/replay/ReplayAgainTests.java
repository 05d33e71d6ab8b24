package dev.greenroom.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.shared.MovableClock;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** Events of a log whose transaction the database undoes, as it does when two have waited for each other. */
@GreenroomTest
class ReplayAgainTests {

    private static final int CASES = 2;

    @Autowired
    private CaseDriver driver;

    @Autowired
    private Timers timers;

    @Autowired
    private Progress progress;

    @Autowired
    private MovableClock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    @TempDir
    private Path folder = Path.of("");

    /** The batch is undone, then its first event: that is taken again, and nobody reads that it was refused. */
    @Test
    void anEventThatTheDatabaseUndidIsTakenAgain() throws Exception {
        assertThat(refusedWhenUndone("again", 4)).isEmpty();
        assertThat(progress.cases("again")).hasSize(CASES);
    }

    @Test
    void anEventThatIsUndoneFourTimesIsToldAsRefused() throws Exception {
        assertThat(refusedWhenUndone("refused", 5)).containsExactly("A_SUBMITTED refused: CannotAcquireLockException");
    }

    private List<String> refusedWhenUndone(String log, int times) throws Exception {
        History history = History.read(SmallLog.write(folder, CASES));
        Progress.Run run = new Progress.Run(log, Duration.ZERO, history.end().plusSeconds(1), 0, false);
        progress.begin(run);
        Replay replay = new Replay(driver, timers, progress, undoing(times), clock, history, run);
        assertThat(replay.play(
                        history.events().size(),
                        new ProgressBar(quiet(), history.events().size())))
                .isTrue();
        return replay.tally().topMisfits(Integer.MAX_VALUE).stream()
                .map(Tally.Misfit::kind)
                .filter(kind -> kind.contains(" refused: "))
                .toList();
    }

    private static PrintStream quiet() {
        return new PrintStream(OutputStream.nullOutputStream());
    }

    private TransactionTemplate undoing(int times) {
        AtomicInteger left = new AtomicInteger(times);
        return new TransactionTemplate(transactions) {
            @Override
            public <T extends @Nullable Object> T execute(TransactionCallback<T> deed) {
                return super.execute(status -> {
                    T done = deed.doInTransaction(status);
                    if (left.getAndDecrement() > 0) {
                        throw new CannotAcquireLockException("another was quicker");
                    }
                    return done;
                });
            }
        };
    }
}
