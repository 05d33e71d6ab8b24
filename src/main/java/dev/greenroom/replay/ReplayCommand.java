package dev.greenroom.replay;

import dev.greenroom.shared.Command;
import dev.greenroom.shared.MovableClock;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** {@code replay}: real applications through the real process, in accelerated time. */
@Component
@Command.Usage(
        name = "replay",
        help = ReplayCommand.HELP,
        settings = {"greenroom.clock=movable", "greenroom.cases.inbox-pause=P1D", "greenroom.live.told=false"})
@EnableConfigurationProperties(ReplaySettings.class)
class ReplayCommand implements Command {

    static final String HELP =
            """
            replay LOG [options]   real loan applications through the real process, in accelerated time
              LOG                  bpi12_loan.csv.gz: case_id, activity, timestamp, resource, lifecycle, AMOUNT_REQ
              --cases N            only the last N applications to arrive
              --until DATE         as if the log had been taken at the end of that day (2012-01-31)
              --rebase             move all dates so that the log ends now; lists then show running clocks
              --data FOLDER        where the database lies
              --report FILE        where the report goes besides the console (replay-report.txt in the data folder)
              Ctrl-C stops; the same command goes on where it stopped.
            """;

    private static final Logger log = LoggerFactory.getLogger(ReplayCommand.class);
    private static final Duration LONGEST_BATCH = Duration.ofSeconds(20);
    private static final int DONE = 0;
    private static final int WRONG_USE = 2;
    private static final int INTERRUPTED = 130;

    private final CaseDriver driver;
    private final Timers timers;
    private final Progress progress;
    private final TransactionTemplate transaction;
    private final ObjectProvider<MovableClock> movable;
    private final ReplaySettings settings;
    private final RealConnectors real;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Replay running;

    ReplayCommand(
            CaseDriver driver,
            Timers timers,
            Progress progress,
            PlatformTransactionManager transactions,
            ObjectProvider<MovableClock> movable,
            RealConnectors real,
            ReplaySettings settings) {
        this.driver = driver;
        this.timers = timers;
        this.progress = progress;
        this.transaction = new TransactionTemplate(transactions);
        this.movable = movable;
        this.real = real;
        this.settings = settings;
    }

    @Override
    public int run(List<String> arguments) {
        return run(arguments, System.out);
    }

    int run(List<String> arguments, PrintStream out) {
        MovableClock clock = movable.getIfAvailable();
        if (clock == null) {
            out.println("replay needs the clock for itself: start it as the first word on the command line.");
            return WRONG_USE;
        }
        Optional<String> elsewhere = real.setting();
        if (elsewhere.isPresent()) {
            out.println("replay works with the built-in simulators only. Take " + elsewhere.get()
                    + " out of the settings: it names a real system, which would be told of people who do not exist.");
            return WRONG_USE;
        }
        Options options;
        try {
            options = Options.read(arguments);
        } catch (IllegalArgumentException wrong) {
            out.println(wrong.getMessage());
            out.print(HELP);
            return WRONG_USE;
        }
        try {
            return play(options, clock, out);
        } catch (IOException | UncheckedIOException e) {
            out.println("The log cannot be read: " + e.getMessage());
            return WRONG_USE;
        }
    }

    private int play(Options options, MovableClock clock, PrintStream out) throws IOException {
        History whole = options.select(History.read(options.log()));
        Progress.Run run = progress.find(options.logId()).orElseGet(() -> begin(options, whole));
        if (run.finished()) {
            out.println("This log was replayed into this database already.");
            return DONE;
        }
        out.printf(
                "%d cases, %d events; %s%n",
                whole.stories().size(),
                whole.events().size(),
                run.position() == 0 ? "starting" : "going on after event " + run.position());
        timers.prepare();
        Replay replay = new Replay(driver, timers, progress, transaction, clock, whole.moved(run.shift()), run);
        running = replay;
        boolean finished;
        try {
            finished = replay.play(
                    settings.batch(), new ProgressBar(out, whole.events().size()));
        } finally {
            running = null;
            ended.countDown();
        }
        if (!finished) {
            out.println("Stopped. The same command goes on from here.");
            return INTERRUPTED;
        }
        String report = Report.of(options.logId(), replay.tally());
        out.print(report);
        Files.writeString(options.report(), report, StandardCharsets.UTF_8);
        return DONE;
    }

    @Override
    public void interrupt() {
        Replay replay = running;
        if (replay != null) {
            replay.interrupt();
            try {
                if (!ended.await(LONGEST_BATCH.toSeconds(), TimeUnit.SECONDS)) {
                    log.warn("The running batch takes too long: it is undone, and done again next time.");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Progress.Run begin(Options options, History whole) {
        Instant end = whole.end().plusSeconds(1);
        Instant now = Clock.systemUTC().instant();
        Duration shift =
                options.rebase() ? Duration.ofSeconds(Duration.between(end, now).toSeconds()) : Duration.ZERO;
        Progress.Run run = new Progress.Run(options.logId(), shift, end.plus(shift), 0, false);
        transaction.executeWithoutResult(status -> progress.begin(run));
        return run;
    }
}
