package dev.greenroom.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.security.Caller;
import dev.greenroom.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A person's own presence, and what they answer when work is offered to them. */
@Component
class OfferAnswers {

    /** Why somebody would rather not. */
    static final List<String> REASONS = List.of("break", "call-follow-up", "not-my-work", "other");

    private final WorkRights rights;
    private final Presences presences;
    private final WorkOffers offers;
    private final BlendableWork work;
    private final WorkQueue queue;
    private final WorkAnswers answers;
    private final OfferDesk desk;
    private final Offering offering;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OfferAnswers(
            WorkRights rights,
            Presences presences,
            WorkOffers offers,
            BlendableWork work,
            WorkPlace place,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rights = rights;
        this.presences = presences;
        this.offers = offers;
        this.work = work;
        this.queue = place.queue();
        this.answers = place.answers();
        this.desk = place.desk();
        this.offering = place.offering();
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** The doors to a work item. */
    @Component
    record WorkPlace(WorkQueue queue, WorkAnswers answers, OfferDesk desk, Offering offering) {}

    /** Work that is offered; with {@code recalledAt} work to be left at the next save. */
    @Schema(name = "WorkOffer")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Offered(
            long id,
            WorkItem item,
            @Schema(description = "How long this usually takes") int minutes,
            @Schema(description = "How long you can probably be spared") int windowMinutes,
            Instant offeredAt,
            @Nullable @Schema(description = "Since when you are at it") Instant startedAt,
            @Nullable @Schema(description = "Calls rise: the item goes back at the next save") Instant recalledAt) {}

    /** What somebody is ready for. */
    @Schema(name = "MyPresence")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Mine(
            @Schema(allowableValues = {"available", "back-office", "on-call", "away"}) String state,
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable Offered offer,
            Instant serverNow) {}

    /** Reading it tells that the person is still there. */
    Mine mine(Locale language) {
        Caller caller = rights.mayDoWork();
        Instant now = clock.instant();
        presences.heard(caller.name(), now);
        Optional<Presence> presence = presences.of(caller.name());
        Optional<WorkOffer> open = offers.openOf(caller.name());
        return new Mine(
                presence.map(Presence::state).orElse(Presence.State.AWAY).word(),
                presence.map(Presence::since).orElse(null),
                presence.map(Presence::until).orElse(null),
                open.map(offer -> offered(offer, language)).orElse(null),
                now);
    }

    private Offered offered(WorkOffer offer, Locale language) {
        return new Offered(
                offer.id(),
                answers.after(offer.taskId(), language),
                (int) Math.ceil(offer.effort().toSeconds() / 60.0),
                (int) offer.window().toMinutes(),
                offer.offeredAt(),
                offer.startedAt(),
                offer.recalledAt());
    }

    void say(Presence.State state, @Nullable Instant until) {
        String person = rights.mayDoWork().name();
        Runnable set = () -> transaction.executeWithoutResult(
                status -> presences.set(person, state, until, Presence.SetBy.PERSON, clock.instant()));
        try {
            set.run();
        } catch (DuplicateKeyException another) {
            // Their first word, from two screens at once: this one is the later.
            set.run();
        }
        offering.askAgain(person);
        desk.tidy();
    }

    /** The item is the person's from now on, if they still wait for calls. An offer claims nothing, so somebody may have been faster. */
    WorkItem accept(long id, Locale language) {
        Caller caller = rights.mayDoWork();
        WorkOffer offer = offers.openOf(caller.name())
                .filter(each -> each.id() == id && !each.started())
                .orElseThrow(OfferGone::new);
        TaskView item = work.stillFor(caller.name(), offer.taskId()).orElseThrow(() -> lost(offer, caller));
        Instant now = clock.instant();
        boolean first = Boolean.TRUE.equals(transaction.execute(status -> {
            boolean begins = offers.accept(id, caller.name(), now) && presences.begins(caller.name(), now);
            if (!begins) {
                status.setRollbackOnly();
            }
            return begins;
        }));
        if (!first) {
            throw new OfferGone();
        }
        try {
            queue.claim(item.id());
        } catch (Refusal | org.camunda.bpm.engine.AuthorizationException refused) {
            giveUp(offer, caller);
            throw refused;
        }
        return answers.after(item.id(), language);
    }

    private OfferGone lost(WorkOffer offer, Caller caller) {
        giveUp(offer, caller);
        return new OfferGone();
    }

    private void giveUp(WorkOffer offer, Caller caller) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            if (offers.end(offer.id(), "taken", now)) {
                presences.isBack(caller.name(), now);
            }
        });
    }

    void notNow(long id, String reason) {
        Caller caller = rights.mayDoWork();
        boolean declined = Boolean.TRUE.equals(
                transaction.execute(status -> offers.decline(id, caller.name(), reason, clock.instant())));
        if (!declined) {
            throw new OfferGone();
        }
    }
}
