package dev.greenroom.intake;

import dev.greenroom.engine.catalog.CarriedCallers;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/** The few threads that take lines of tables on this node, however many tables come in. */
@Component
class LinesAtOnce {

    private final CarriedCallers callers;
    private final ExecutorService threads;

    LinesAtOnce(CarriedCallers callers, IntakeSettings settings) {
        this.callers = callers;
        this.threads = Executors.newFixedThreadPool(settings.linesAtOnce(), task -> {
            Thread thread = new Thread(task, "table-line");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** For the lines of one table, in the name of whoever hands it in. */
    LinesInOrder begin() {
        return new LinesInOrder(threads, callers.current());
    }

    @PreDestroy
    void end() {
        threads.shutdown();
    }
}
