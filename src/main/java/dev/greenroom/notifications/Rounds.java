package dev.greenroom.notifications;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends by itself, again and again, each way for itself: a slow one holds up none of the others. Tests send when they say so. */
@Component
@ConditionalOnProperty(name = "greenroom.notifications.sending", havingValue = "true", matchIfMissing = true)
class Rounds implements DisposableBean {

    private static final long LAST_SENDING_SECONDS = 20;
    private static final int FORGOTTEN_AT_ONCE = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final WaysOut ways;
    private final Sender sender;
    private final Untold untold;
    private final StillWorking silent;
    private final Escalations escalations;
    private final NoticeRows rows;
    private final NotificationsSettings settings;
    private final Clock clock;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "notices");
        thread.setDaemon(true);
        return thread;
    });

    Rounds(
            WaysOut ways,
            Sender sender,
            Untold untold,
            StillWorking silent,
            Escalations escalations,
            NoticeRows rows,
            NotificationsSettings settings,
            Clock clock) {
        this.ways = ways;
        this.sender = sender;
        this.untold = untold;
        this.silent = silent;
        this.escalations = escalations;
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 2, initialDelay = 5, timeUnit = TimeUnit.SECONDS)
    void send() {
        for (WayOut way : ways.all()) {
            if (busy.add(way.name())) {
                workers.execute(() -> drain(way));
            }
        }
    }

    private void drain(WayOut way) {
        try {
            sender.drain(way);
        } catch (RuntimeException failed) {
            LOG.warn("Sending on {} stopped: {}", way.name(), failed.getClass().getName());
        } finally {
            busy.remove(way.name());
        }
    }

    @Scheduled(fixedDelay = 15, initialDelay = 15, timeUnit = TimeUnit.SECONDS)
    void bundle() {
        escalations.bundle();
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void handOver() {
        untold.handOver();
    }

    @Scheduled(fixedDelay = 10, initialDelay = 2, timeUnit = TimeUnit.MINUTES)
    void tellSilent() {
        silent.tellSilent();
    }

    @Scheduled(fixedDelay = 6, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void forget() {
        while (rows.forget(clock.instant().minus(settings.kept()), FORGOTTEN_AT_ONCE) == FORGOTTEN_AT_ONCE) {
            // The next thousand.
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        sender.stop();
        workers.shutdown();
        workers.awaitTermination(LAST_SENDING_SECONDS, TimeUnit.SECONDS);
    }
}
