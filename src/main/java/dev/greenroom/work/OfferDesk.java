package dev.greenroom.work;

import dev.greenroom.readmodel.OffersChanged;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.Timeline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends what is over: presences of who is silent, offers that nobody answers, work that is done, and work that somebody
 * shall leave because calls rise. Looks every second and whenever somebody saves.
 */
@Component
class OfferDesk {

    private static final Logger LOG = LoggerFactory.getLogger(OfferDesk.class);
    private static final Duration CLAIMED_WITHIN = Duration.ofSeconds(10);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(60);
    private static final Duration KEPT = Duration.ofDays(90);

    /** Who types nothing saves nothing: after this long a recalled item goes back without a save. */
    private static final Duration SAVED_WITHIN = Duration.ofSeconds(15);

    private final Presences presences;
    private final WorkOffers offers;
    private final Offering offering;
    private final Attempts attempts;
    private final Timeline timeline;
    private final TaskService engine;
    private final ApplicationEventPublisher tell;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OfferDesk(
            Presences presences,
            WorkOffers offers,
            Offering offering,
            OfferParts parts,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.presences = presences;
        this.offers = offers;
        this.offering = offering;
        this.attempts = parts.attempts();
        this.timeline = parts.timeline();
        this.engine = parts.engine();
        this.tell = parts.tell();
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void look() {
        tidy();
        alone("Old offers stay for now", offering::withdrawOld);
    }

    void tidy() {
        alone("Work between calls is not tidied for now", this::endWhatIsOver);
    }

    /** What cannot be ended holds up nothing else. */
    private static void alone(String otherwise, Runnable deed) {
        try {
            deed.run();
        } catch (RuntimeException e) {
            LOG.warn(otherwise, e);
        }
    }

    /** Whose minutes are over, who is silent, whose work is done, and who was called back and saves nothing. */
    private void endWhatIsOver() {
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
        Set<Long> taken = offers.taken();
        for (WorkOffer offer : offers.open()) {
            alone(offer, () -> tidy(offer, gone.get(offer.id()), taken.contains(offer.id()), now));
        }
    }

    private void tidy(WorkOffer offer, @Nullable String ending, boolean taken, Instant now) {
        Instant recalledAt = offer.recalledAt();
        if (ending != null) {
            end(offer, recalledAt != null && ending.equals("left") ? WorkOffers.RELEASED : ending);
        } else if (offer.started()) {
            if (recalledAt != null && !recalledAt.plus(SAVED_WITHIN).isAfter(now)) {
                release(offer);
            }
        } else if (isNotAvailable(offer.person())) {
            withdraw(offer, "not-available", now);
        } else if (taken) {
            withdraw(offer, "taken", now);
        } else if (!offer.offeredAt().plus(ANSWERED_WITHIN).isAfter(now)) {
            withdraw(offer, WorkOffers.UNANSWERED, now);
        }
    }

    private static void alone(WorkOffer offer, Runnable deed) {
        alone("Offer " + offer.id() + " stays as it is for now", deed);
    }

    private void withdraw(WorkOffer offer, String why, Instant now) {
        transaction.executeWithoutResult(status -> {
            if (offers.withdraw(offer.id(), why, now)) {
                changed(offer.taskId());
            }
        });
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
                .ifPresent(offer -> alone(offer, () -> release(offer)));
    }

    /** What is long over is forgotten. */
    @Scheduled(fixedDelay = 6, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void clean() {
        Instant before = clock.instant().minus(KEPT);
        offers.forget(before);
        presences.forget(before);
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

    private void close(WorkOffer offer, String ending) {
        Instant now = clock.instant();
        if (offers.end(offer.id(), ending, now)) {
            presences.isBack(offer.person(), now);
            changed(offer.taskId());
        }
    }

    private void changed(String taskId) {
        tell.publishEvent(new OffersChanged(Set.of(taskId)));
    }
}
