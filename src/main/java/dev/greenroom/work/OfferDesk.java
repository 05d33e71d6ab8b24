package dev.greenroom.work;

import dev.greenroom.readmodel.ReadModelChanged;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.TaskViews;
import dev.greenroom.readmodel.Timeline;
import dev.greenroom.work.blending.Blending;
import dev.greenroom.work.blending.Calls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Offers work to who waits for calls and calls them back, as {@link Blending} decides: with every word of the contact
 * center, and once a second. Whoever decides holds the queues' rows, so that of many nodes one does.
 */
@Component
class OfferDesk {

    private static final Logger LOG = LoggerFactory.getLogger(OfferDesk.class);
    private static final Duration FORGOTTEN = Duration.ofHours(12);
    private static final Duration NOT_NOW = Duration.ofMinutes(5);
    private static final Duration CLAIMED_WITHIN = Duration.ofSeconds(10);

    /** Who types nothing saves nothing: after this long a recalled item goes back without a save. */
    private static final Duration SAVED_WITHIN = Duration.ofSeconds(15);

    private final QueueStates queues;
    private final Presences presences;
    private final WorkOffers offers;
    private final BlendableWork work;
    private final TaskViews tasks;
    private final Attempts attempts;
    private final Timeline timeline;
    private final TaskService engine;
    private final ApplicationEventPublisher tell;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OfferDesk(
            QueueStates queues,
            Presences presences,
            WorkOffers offers,
            BlendableWork work,
            OfferParts parts,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.queues = queues;
        this.presences = presences;
        this.offers = offers;
        this.work = work;
        this.tasks = parts.tasks();
        this.attempts = parts.attempts();
        this.timeline = parts.timeline();
        this.engine = parts.engine();
        this.tell = parts.tell();
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void look() {
        try {
            tidy();
            decide();
        } catch (RuntimeException e) {
            LOG.warn("Work between calls pauses for a second", e);
        }
    }

    /** What follows from how things stand now. */
    void decide() {
        try {
            transaction.executeWithoutResult(status -> decideAsOf(clock.instant()));
        } catch (DuplicateKeyException already) {
            LOG.debug("Somebody else made the same offer", already);
        }
    }

    private void decideAsOf(Instant now) {
        List<QueueState> states = queues.heldSince(now.minus(FORGOTTEN));
        List<WorkOffer> running = offers.open();
        if (states.isEmpty() && running.isEmpty()) {
            return;
        }
        List<Presence> free = presences.free(now.minus(NOT_NOW));
        Map<String, Optional<String>> queueOf = presences.all().stream()
                .collect(Collectors.toMap(Presence::person, each -> Optional.ofNullable(each.queue())));
        Set<Optional<String>> groups = new HashSet<>();
        free.forEach(each -> groups.add(Optional.ofNullable(each.queue())));
        running.forEach(each -> groups.add(queueOf.getOrDefault(each.person(), Optional.empty())));
        for (Optional<String> queue : groups) {
            decide(
                    calls(states, queue.orElse(null)),
                    running.stream()
                            .filter(each -> queueOf.getOrDefault(each.person(), Optional.empty())
                                    .equals(queue))
                            .toList(),
                    free.stream()
                            .filter(each -> Optional.ofNullable(each.queue()).equals(queue))
                            .toList(),
                    now);
        }
    }

    /** Of who takes the calls of all queues, the worst queue decides. */
    private static Calls calls(List<QueueState> states, @Nullable String queue) {
        return states.stream()
                .filter(state -> queue == null || state.queue().equals(queue))
                .map(QueueState::calls)
                .min(Comparator.comparing((Calls each) -> each.idle() - each.waiting())
                        .thenComparing(Calls::at))
                .map(worst -> oldestOf(states, queue, worst))
                .orElse(new Calls(Instant.EPOCH, 0, 0, dev.greenroom.work.blending.Outlook.unknown()));
    }

    private static Calls oldestOf(List<QueueState> states, @Nullable String queue, Calls worst) {
        Instant oldest = states.stream()
                .filter(state -> queue == null || state.queue().equals(queue))
                .map(QueueState::at)
                .min(Comparator.naturalOrder())
                .orElse(worst.at());
        return new Calls(oldest, worst.waiting(), worst.idle(), worst.outlook());
    }

    private void decide(Calls calls, List<WorkOffer> running, List<Presence> free, Instant now) {
        int comingBack =
                (int) running.stream().filter(each -> each.recalledAt() != null).count();
        Blending.Decision decision = Blending.decide(
                new Blending.Situation(
                        calls,
                        running.stream()
                                .filter(each -> each.recalledAt() == null)
                                .map(WorkOffer::engagement)
                                .toList(),
                        comingBack,
                        free.stream()
                                .map(each -> new Blending.Idle(each.person(), each.since()))
                                .toList(),
                        now),
                work::bestFor);
        decision.recalls().forEach(recall -> recall(running, recall, now));
        decision.offers().forEach(offer -> tasks.byId(offer.item()).ifPresent(item -> {
            offers.offer(offer, item.caseReference(), now);
            changed(item.id());
        }));
    }

    private void recall(List<WorkOffer> running, Blending.Recall recall, Instant now) {
        WorkOffer offer = running.stream()
                .filter(each -> each.person().equals(recall.from().person()))
                .findFirst()
                .orElseThrow();
        String why = recall.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (offer.started()) {
            offers.recall(offer.id(), why, now);
        } else {
            offers.withdraw(offer.id(), why, now);
        }
        changed(offer.taskId());
    }

    /** Whose minutes are over, who is silent, whose work is done, and who was called back and saves nothing. */
    private void tidy() {
        Instant now = clock.instant();
        for (Presence over : presences.over(now)) {
            boolean silent = over.heardAt().isBefore(now.minus(Presences.SILENCE));
            transaction.executeWithoutResult(status -> presences.set(
                    over.person(),
                    silent ? Presence.State.AWAY : Presence.State.AVAILABLE,
                    null,
                    silent ? Presence.SetBy.SILENCE : Presence.SetBy.PERSON,
                    now));
        }
        Map<Long, String> gone = offers.gone(now.minus(CLAIMED_WITHIN));
        for (WorkOffer offer : offers.open()) {
            Instant recalledAt = offer.recalledAt();
            String ending = gone.get(offer.id());
            if (ending != null) {
                end(offer, recalledAt != null && ending.equals("left") ? WorkOffers.RELEASED : ending);
            } else if (!offer.started() && isNotAvailable(offer.person())) {
                transaction.executeWithoutResult(status -> {
                    if (offers.withdraw(offer.id(), "not-available", now)) {
                        changed(offer.taskId());
                    }
                });
            } else if (recalledAt != null && !recalledAt.plus(SAVED_WITHIN).isAfter(now)) {
                release(offer);
            }
        }
    }

    private boolean isNotAvailable(String person) {
        return presences
                .of(person)
                .filter(each -> each.state() == Presence.State.AVAILABLE)
                .isEmpty();
    }

    /** What somebody typed is saved: if they were called back, the item goes back to its groups, and they to the phone. */
    void saved(String taskId, String person) {
        offers.openOf(person)
                .filter(offer -> offer.taskId().equals(taskId) && offer.recalledAt() != null)
                .ifPresent(this::release);
    }

    private void release(WorkOffer offer) {
        attempts.on(offer.taskId(), item -> {
            boolean theirs = offer.person().equals(item.assignee());
            return Stream.<@Nullable Runnable>of(
                            theirs ? () -> story(item, offer) : null,
                            theirs ? () -> engine.setAssignee(item.id(), null) : null,
                            () -> close(offer, WorkOffers.RELEASED))
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull)
                    .toList();
        });
    }

    private void story(TaskView item, WorkOffer offer) {
        timeline.add(
                item.caseReference(),
                clock.instant(),
                "work-recalled",
                item.step(),
                offer.person(),
                Map.of("task", item.id()));
    }

    private void end(WorkOffer offer, String ending) {
        transaction.executeWithoutResult(status -> close(offer, ending));
    }

    /** Who was at offered work is ready for calls again, unless they have said otherwise meanwhile. */
    private void close(WorkOffer offer, String ending) {
        Instant now = clock.instant();
        if (offers.end(offer.id(), ending, now)) {
            presences
                    .of(offer.person())
                    .filter(each -> each.setBy() == Presence.SetBy.WORK)
                    .ifPresent(each ->
                            presences.set(offer.person(), Presence.State.AVAILABLE, null, Presence.SetBy.WORK, now));
            changed(offer.taskId());
        }
    }

    private void changed(String taskId) {
        tell.publishEvent(new ReadModelChanged(Set.of(), Set.of(taskId)));
    }
}
