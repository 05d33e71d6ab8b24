package dev.greenroom.sla;

import dev.greenroom.sla.Recomputation.Subject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works open due dates out again after a change, batch by batch: rows, lists and timers of a batch, and how far it is, in
 * one transaction. Another node goes on where one stopped. A second round finds what nodes opened by the old rules while
 * they had not yet heard of the new ones.
 */
@Component
class Recomputing implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Recomputing.class);
    private static final int BATCH = 500;
    private static final int MOST_TRIES = 6;
    private static final int MOST_TOLD = 1_000;
    private static final Duration HEARD_OF = Duration.ofSeconds(CalendarStore.SEEN_AFTER_SECONDS + 1);

    private final Recomputations recomputations;
    private final RunningClocks clocks;
    private final Calendars calendars;
    private final ServiceLevels levels;
    private final MovedClocks lists;
    private final PromiseRiskKeeper promises;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final String node = UUID.randomUUID().toString();
    private final AtomicBoolean busy = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(run -> {
        Thread thread = new Thread(run, "recomputing");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean stopped;

    Recomputing(
            Recomputations recomputations,
            RunningClocks clocks,
            Rules rules,
            MovedClocks lists,
            PromiseRiskKeeper promises,
            TransactionTemplate transaction,
            Clock clock) {
        this.recomputations = recomputations;
        this.clocks = clocks;
        this.calendars = rules.calendars();
        this.levels = rules.levels();
        this.lists = lists;
        this.promises = promises;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** To be done when the current transaction has committed, by whichever node comes first. */
    Recomputation begin(Subject subject, String key, String version, String by) {
        long total = clocks.count(subject == Subject.CALENDAR ? Optional.of(key) : Optional.empty());
        return recomputations.begin(subject, key, version, total, by);
    }

    @Scheduled(fixedDelay = 500, timeUnit = TimeUnit.MILLISECONDS)
    void look() {
        if (!busy.get() && !recomputations.waiting().isEmpty() && busy.compareAndSet(false, true)) {
            thread.execute(this::goOn);
        }
    }

    @Override
    public void destroy() {
        stopped = true;
        thread.shutdown();
    }

    private void goOn() {
        try {
            for (Recomputation waiting : recomputations.waiting()) {
                if (!stopped && recomputations.take(waiting.id(), node)) {
                    workOut(waiting);
                }
            }
        } catch (RuntimeException failed) {
            LOG.warn("Due dates could not all be worked out again; this goes on in a minute", failed);
        } finally {
            busy.set(false);
        }
    }

    private void workOut(Recomputation one) {
        calendars.look();
        Recomputations.Place place = recomputations.place(one.id());
        for (int round = place.round(); round <= 2; round++) {
            if (round == 2) {
                LockSupport.parkNanos(HEARD_OF.toNanos());
            }
            if (!round(one, round, round == place.round() ? place.after() : "")) {
                recomputations.leave(one.id(), node);
                return;
            }
        }
        promises.workOutAll(() -> !stopped);
        if (stopped) {
            recomputations.leave(one.id(), node);
            return;
        }
        transaction.executeWithoutResult(status -> finish(one));
        LOG.info("Due dates are worked out again after a change of {}", one.key());
    }

    /** Cases that were too many to be named one by one are looked at again once, when all of them stand. */
    private void finish(Recomputation one) {
        if (recomputations.finish(one.id(), node) && !isToldEach(one)) {
            lists.tellAll();
        }
    }

    private static boolean isToldEach(Recomputation one) {
        return one.total() <= MOST_TOLD;
    }

    /** False when it has to be left to another node. */
    private boolean round(Recomputation one, int round, String after) {
        List<String> all = one.subject() == Subject.CALENDAR ? List.of(one.key()) : clocks.calendars();
        String reached = after.contains(" ") ? after.substring(0, after.indexOf(' ')) : "";
        for (String calendar : all) {
            if (calendar.compareTo(reached) < 0) {
                continue;
            }
            String id = calendar.equals(reached) ? after.substring(after.indexOf(' ') + 1) : "";
            List<SlaRow> rows = clocks.after(calendar, id, BATCH);
            while (!rows.isEmpty()) {
                String last = rows.get(rows.size() - 1).id();
                if (stopped || !batch(one, new Recomputations.Place(round, calendar + " " + last), rows)) {
                    return false;
                }
                rows = clocks.after(calendar, last, BATCH);
            }
        }
        return true;
    }

    /** Again when somebody was in the way: a batch that was undone has left no trace. */
    private boolean batch(Recomputation one, Recomputations.Place place, List<SlaRow> rows) {
        for (int tries = 1; ; tries++) {
            try {
                return Boolean.TRUE.equals(transaction.execute(status -> write(one, place, rows)));
            } catch (RuntimeException inTheWay) {
                if (tries == MOST_TRIES || stopped) {
                    throw inTheWay;
                }
                LockSupport.parkNanos(Duration.ofMillis(50L * tries).toNanos());
            }
        }
    }

    private boolean write(Recomputation one, Recomputations.Place place, List<SlaRow> seen) {
        Proposal inForce = inForce(one);
        Instant now = clock.instant();
        List<SlaRow> moving = seen.stream()
                .filter(row -> !inForce.after(row, now).equals(row))
                .toList();
        List<MovedClocks.Moved> written = new ArrayList<>();
        for (SlaRow before : moving.isEmpty() ? moving : clocks.held(moving)) {
            SlaRow after = inForce.after(before, now);
            if (!after.equals(before)) {
                written.add(new MovedClocks.Moved(before, after));
            }
        }
        int moved = (int)
                written.stream().filter(MovedClocks.Moved::isDueAtAnotherTime).count();
        if (!recomputations.advance(one.id(), node, place, seen.size(), moved)) {
            return false;
        }
        lists.write(written, isToldEach(one));
        return true;
    }

    private Proposal inForce(Recomputation one) {
        return one.subject() == Subject.CALENDAR
                ? new Proposal.OfCalendar(calendars, calendars.get(one.key()))
                : new Proposal.OfTable(calendars, levels::target);
    }
}
