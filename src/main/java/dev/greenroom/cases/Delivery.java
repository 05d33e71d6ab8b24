package dev.greenroom.cases;

import dev.greenroom.cases.InboxMessage.Status;
import dev.greenroom.engine.catalog.OutsideOfChecks;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.Timeline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands waiting messages to their cases; a message's row and its case's step change in one transaction. */
@Component
class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int BATCH = 100;

    private final Inbox inbox;
    private final CaseViews views;
    private final Timeline timeline;
    private final CaseVariables variables;
    private final RuntimeService runtime;
    private final OutsideOfChecks asService;
    private final DeadlockRetry retry;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Delivery(
            Inbox inbox,
            CaseViews views,
            Timeline timeline,
            CaseVariables variables,
            RuntimeService runtime,
            OutsideOfChecks asService,
            DeadlockRetry retry,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.inbox = inbox;
        this.views = views;
        this.timeline = timeline;
        this.variables = variables;
        this.runtime = runtime;
        this.asService = asService;
        this.retry = retry;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Tries everything that waits for these instances, oldest first. */
    void deliverTo(Collection<String> instanceIds) {
        inbox.waitingFor(instanceIds).forEach(this::deliver);
    }

    /** Tries what is due again: what came when nobody looked, or failed. Safe on every node at once. */
    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void deliverDue() {
        List<String> due = inbox.due(clock.instant(), BATCH);
        due.forEach(this::deliver);
    }

    /** The first try, right after a message came; if its case does not listen yet, the story says that it is kept. */
    void deliverFirst(String messageId) {
        deliver(messageId);
        inbox.find(messageId)
                .filter(message -> message.status() == Status.WAITING)
                .ifPresent(message -> write(message, "message-kept", message.receivedAt()));
    }

    /** Applies a message if its case listens for it now; otherwise leaves it for a later try. */
    void deliver(String messageId) {
        try {
            retry.run(() -> {
                transaction.executeWithoutResult(status ->
                        inbox.takeWaiting(messageId).ifPresent(message -> asService.run(() -> apply(message))));
                return messageId;
            });
        } catch (RuntimeException e) {
            LOG.warn("Message {} could not be applied and will be tried again", messageId, e);
            transaction.executeWithoutResult(status ->
                    inbox.find(messageId).ifPresent(message -> inbox.tryAgainAt(messageId, nextTry(message))));
        }
    }

    private Status apply(InboxMessage message) {
        Instant now = clock.instant();
        Optional<CaseView> view = views.byInstance(message.instanceId());
        boolean goesOn = view.filter(CaseView::isOpen)
                .filter(open -> open.instanceId().equals(message.instanceId()))
                .isPresent();
        if (!goesOn) {
            return settle(message, Status.UNUSED, now);
        }
        Optional<EventSubscription> listening = listening(message);
        if (listening.isPresent()) {
            settle(message, Status.APPLIED, now);
            runtime.messageEventReceived(
                    message.name(), listening.get().getExecutionId(), variables.engineValues(message.variables()));
            return Status.APPLIED;
        }
        if (!now.isBefore(message.expiresAt())) {
            return settle(message, Status.EXPIRED, now);
        }
        inbox.tryAgainAt(message.id(), nextTry(message));
        return Status.WAITING;
    }

    private Optional<EventSubscription> listening(InboxMessage message) {
        return runtime
                .createEventSubscriptionQuery()
                .processInstanceId(message.instanceId())
                .eventType("message")
                .eventName(message.name())
                .list()
                .stream()
                .findFirst();
    }

    private Status settle(InboxMessage message, Status status, Instant now) {
        inbox.settle(message.id(), status, now);
        String kind =
                switch (status) {
                    case APPLIED -> "message-received";
                    case EXPIRED -> "message-expired";
                    default -> "message-unused";
                };
        write(message, kind, now);
        return status;
    }

    private void write(InboxMessage message, String kind, Instant at) {
        timeline.add(message.reference(), at, kind, null, message.sender(), Map.of("message", message.name()));
    }

    private Instant nextTry(InboxMessage message) {
        Duration pause = Duration.ofSeconds(1L << Math.min(message.tries(), 10));
        Instant next = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        return next.isAfter(message.expiresAt()) && clock.instant().isBefore(message.expiresAt())
                ? message.expiresAt()
                : next;
    }
}
