package dev.greenroom.work;

import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.Timeline;
import dev.greenroom.security.Caller;
import dev.greenroom.sla.Escalated;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts an item aside for its holder, with a reason, until a day or until somebody takes it up. No clock stops for that:
 * an item that is at risk or late comes back by itself, too.
 */
@Component
class Parking {

    private static final Logger LOG = LoggerFactory.getLogger(Parking.class);

    private static final int AT_ONCE = 200;

    private final WorkRights rights;
    private final WorkQueue queue;
    private final Attempts attempts;
    private final ParkedWork parked;
    private final Timeline timeline;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Parking(
            WorkRights rights,
            WorkQueue queue,
            Attempts attempts,
            ParkedWork parked,
            Timeline timeline,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rights = rights;
        this.queue = queue;
        this.attempts = attempts;
        this.parked = parked;
        this.timeline = timeline;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Puts an item aside; claims it first when nobody has it. */
    void park(String id, String reason, @Nullable OffsetDateTime until) {
        attempts.on(id, item -> {
            Caller caller = rights.mayDo(item);
            queue.refuseIfTaken(item, caller);
            return queue.taking(item, caller, () -> rest(item, caller, reason, until));
        });
    }

    private void rest(TaskView item, Caller caller, String reason, @Nullable OffsetDateTime until) {
        Instant now = clock.instant();
        if (!parked.park(item.id(), caller.name(), reason, now, until == null ? null : until.toInstant())) {
            throw new IllegalStateException("The item went to somebody else meanwhile");
        }
        Map<String, Object> data = new HashMap<>(Map.of("task", item.id(), "note", reason));
        if (until != null) {
            data.put("reason", "until");
            data.put("date", until.toLocalDate().toString());
        }
        timeline.add(item.caseReference(), now, "work-parked", item.step(), caller.name(), data);
    }

    /** Takes an item up again that was put aside; whoever holds it, or who steers it. */
    void unpark(String id) {
        attempts.on(id, item -> {
            Caller caller = rights.mayRelease(item);
            return item.parked() == null
                    ? List.of()
                    : List.of(() -> {
                        if (parked.wake(id)) {
                            tell(item.caseReference(), item.id(), item.step(), caller.name(), "by-hand");
                        }
                    });
        });
    }

    /** What was put aside and is now at risk or late is work again, in the engine's transaction. */
    @EventListener
    void on(Escalated escalated) {
        escalated.items().stream()
                .filter(item -> item.parked() != null && parked.wake(item.id()))
                .forEach(item -> tell(
                        item.caseReference(),
                        item.id(),
                        item.step(),
                        null,
                        escalated.stage().word()));
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void wake() {
        Instant now = clock.instant();
        for (ParkedWork.Due due : parked.due(now, AT_ONCE)) {
            try {
                transaction.executeWithoutResult(status -> {
                    if (parked.wakeIfDue(due.taskId(), now)) {
                        tell(due.reference(), due.taskId(), due.step(), null, due.why());
                    }
                });
            } catch (RuntimeException e) {
                LOG.warn("Work item {} could not be taken up again; the next look tries once more", due.taskId(), e);
            }
        }
    }

    private void tell(String reference, String task, String step, @Nullable String actor, String reason) {
        timeline.add(reference, clock.instant(), "work-woken", step, actor, Map.of("task", task, "reason", reason));
    }
}
