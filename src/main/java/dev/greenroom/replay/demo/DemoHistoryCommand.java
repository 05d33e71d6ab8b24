package dev.greenroom.replay.demo;

import dev.greenroom.replay.RealConnectors;
import dev.greenroom.replay.Timers;
import dev.greenroom.shared.Command;
import dev.greenroom.shared.MovableClock;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code demo-history}: fills an empty database with two months of made-up cases that end now. */
@Component
@Command.Usage(
        name = "demo-history",
        help = DemoHistoryCommand.HELP,
        settings = {"greenroom.clock=movable", "greenroom.cases.inbox-pause=P1D", "greenroom.live.told=false"})
class DemoHistoryCommand implements Command {

    static final String HELP =
            """
            demo-history [options]   two months of made-up cases of all processes, into an empty database
              --data FOLDER          where the database lies
              The service does this by itself on its first start, unless told --greenroom.demo.history=false.
            """;

    /** Ends when nobody holds the other end of standard input any more: no orphan goes on filling. */
    private static final String WITH_PARENT = "--with-parent";

    private static final Duration LENGTH = Duration.ofDays(60);
    private static final int WEEKDAY = 12;
    private static final int WEEKEND = 3;
    private static final int DONE = 0;
    private static final int WRONG_USE = 2;
    private static final int CUT_OFF = 130;

    private final Stage stage;
    private final Timers timers;
    private final Touched touched;
    private final Cast cast;
    private final RealConnectors real;
    private final JdbcClient jdbc;
    private final DataSourceProperties database;
    private final ObjectProvider<MovableClock> movable;

    DemoHistoryCommand(
            Stage stage,
            Timers timers,
            Touched touched,
            Cast cast,
            RealConnectors real,
            JdbcClient jdbc,
            DataSourceProperties database,
            ObjectProvider<MovableClock> movable) {
        this.stage = stage;
        this.timers = timers;
        this.touched = touched;
        this.cast = cast;
        this.real = real;
        this.jdbc = jdbc;
        this.database = database;
        this.movable = movable;
    }

    @Override
    public int run(List<String> arguments) {
        if (arguments.contains(WITH_PARENT)) {
            endWithInput();
        }
        return run(new Season(WEEKDAY, WEEKEND), LENGTH, System.out);
    }

    int run(Season season, Duration length, PrintStream out) {
        MovableClock clock = movable.getIfAvailable();
        Optional<String> obstacle = clock == null
                ? Optional.of(
                        "demo-history needs the clock for itself: start it as the first word on the command line.")
                : obstacle();
        if (clock == null || obstacle.isPresent()) {
            out.println(obstacle.orElse(""));
            return WRONG_USE;
        }
        timers.prepare();
        Instant end = Clock.systemUTC().instant();
        DemoHistory history = new DemoHistory(stage, timers, touched, clock, season);
        history.play(
                end.minus(length).atZone(OfficeHours.ZONE).toLocalDate(),
                end,
                (begun, all) -> out.println("demo-history " + begun + " " + all));
        history.refusals().forEach((what, count) -> out.println("Refused " + count + " times: " + what));
        if (String.valueOf(database.getUrl()).startsWith("jdbc:h2:")) {
            // Nothing is known of these tables yet, and a service that opens them would plan its questions blindly.
            jdbc.sql("analyze").update();
        }
        return DONE;
    }

    private static void endWithInput() {
        Thread watch = new Thread(() -> {
            try {
                while (System.in.read() >= 0) {
                    // Nothing is said that way.
                }
            } catch (IOException gone) {
                // As good as the end.
            }
            Runtime.getRuntime().halt(CUT_OFF);
        });
        watch.setDaemon(true);
        watch.start();
    }

    private Optional<String> obstacle() {
        Optional<String> elsewhere = real.setting();
        if (elsewhere.isPresent()) {
            return Optional.of("The demo history works with the built-in simulators only; " + elsewhere.get()
                    + " names a real system.");
        }
        if (!cast.isHere()) {
            return Optional.of("The demo history is about the demo's people, and they may not sign in here.");
        }
        long cases =
                jdbc.sql("select count(*) from case_view").query(Long.class).single();
        return cases == 0 ? Optional.empty() : Optional.of("There are cases in this database already.");
    }
}
