package dev.greenroom.work;

import dev.greenroom.readmodel.OffersChanged;
import dev.greenroom.work.blending.Blending;
import dev.greenroom.work.blending.Calls;
import dev.greenroom.work.blending.Outlook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Offers work to who waits for calls and calls them back, as {@link Blending} decides, with every word of the contact
 * center and only then. Whoever decides holds the queues' rows, so that of many nodes one does; work is searched for
 * while nobody is held up.
 */
@Component
class Offering {

    private static final Logger LOG = LoggerFactory.getLogger(Offering.class);
    private static final Duration FORGOTTEN = Duration.ofHours(12);
    private static final Duration NOT_NOW = Duration.ofMinutes(5);

    /** For whom nothing fitted is not searched for again so soon, and others have their turn. */
    private static final Duration SEARCHED_AGAIN = Duration.ofSeconds(10);

    private static final int MOST_SEARCHES = 10;

    private final QueueStates queues;
    private final Presences presences;
    private final WorkOffers offers;
    private final BlendableWork work;
    private final OfferParts parts;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<String, Instant> nothingFor = new ConcurrentHashMap<>();

    Offering(
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
        this.parts = parts;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Those who take the same calls: what is known of these, what they are at, who of them may be asked. */
    private record Group(Calls calls, List<WorkOffer> running, List<Presence> free, int back) {

        Blending.Situation at(Instant now) {
            int comingBack = back
                    + (int) running.stream()
                            .filter(each -> each.recalledAt() != null)
                            .count();
            return new Blending.Situation(
                    calls,
                    running.stream()
                            .filter(each -> each.recalledAt() == null)
                            .map(WorkOffer::engagement)
                            .toList(),
                    comingBack,
                    free.stream()
                            .map(each -> new Blending.Idle(each.person(), each.since()))
                            .toList(),
                    now);
        }
    }

    /** What follows from news of this queue, for who takes its calls. */
    void heard(String queue) {
        Predicate<Optional<String>> concerned = of -> of.map(queue::equals).orElse(true);
        try {
            callBack(concerned);
            Map<String, List<Blending.Candidate>> found = search(concerned);
            if (!found.isEmpty()) {
                transaction.executeWithoutResult(status -> offer(concerned, found));
            }
        } catch (DuplicateKeyException already) {
            LOG.debug("Somebody else made the same offer", already);
        } catch (RuntimeException e) {
            LOG.warn("Work between calls waits for the next word of the contact center", e);
        }
    }

    /** Who has just said what they are ready for is searched for again. */
    void askAgain(String person) {
        nothingFor.remove(person);
    }

    /** Without news nothing is offered, and what nobody has begun is withdrawn. */
    void withdrawOld() {
        Instant now = clock.instant();
        if (offers.open().stream().noneMatch(each -> !each.started())) {
            return;
        }
        transaction.executeWithoutResult(status -> groups(queues.since(now.minus(FORGOTTEN)), now, any -> true).stream()
                .filter(group -> !group.calls().isFresh(now))
                .forEach(group -> callBack(group, now)));
    }

    private void callBack(Predicate<Optional<String>> concerned) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(status ->
                groups(queues.heldSince(now.minus(FORGOTTEN)), now, concerned).forEach(group -> callBack(group, now)));
    }

    private void callBack(Group group, Instant now) {
        Blending.decide(group.at(now), nobody -> List.of())
                .recalls()
                .forEach(recall -> callBack(group.running(), recall, now));
    }

    private void callBack(List<WorkOffer> running, Blending.Recall recall, Instant now) {
        WorkOffer offer = running.stream()
                .filter(each -> each.person().equals(recall.from().person()))
                .findFirst()
                .orElseThrow();
        String why = recall.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
        boolean called = offer.started() ? offers.recall(offer.id(), why, now) : offers.withdraw(offer.id(), why, now);
        if (called) {
            changed(offer.taskId());
        }
    }

    /** What could be offered to whom; whom nothing could be offered to is left alone for a while. */
    private Map<String, List<Blending.Candidate>> search(Predicate<Optional<String>> concerned) {
        Instant now = clock.instant();
        nothingFor.values().removeIf(since -> !since.plus(SEARCHED_AGAIN).isAfter(now));
        Map<String, List<Blending.Candidate>> found = new HashMap<>();
        Set<String> searched = new HashSet<>();
        for (Group group : groups(queues.since(now.minus(FORGOTTEN)), now, concerned)) {
            Blending.decide(group.at(now), person -> {
                        if (nothingFor.containsKey(person) || found.size() == MOST_SEARCHES) {
                            return List.of();
                        }
                        searched.add(person);
                        List<Blending.Candidate> candidates = work.bestFor(person);
                        found.put(person, candidates);
                        return candidates;
                    })
                    .offers()
                    .forEach(offer -> searched.remove(offer.person()));
        }
        searched.forEach(person -> nothingFor.put(person, now));
        return found;
    }

    private void offer(Predicate<Optional<String>> concerned, Map<String, List<Blending.Candidate>> found) {
        Instant now = clock.instant();
        List<Group> groups = groups(queues.heldSince(now.minus(FORGOTTEN)), now, concerned);
        Set<String> offered = offers.open().stream().map(WorkOffer::taskId).collect(Collectors.toSet());
        for (Group group : groups) {
            Blending.Work left = person -> found.getOrDefault(person, List.of()).stream()
                    .filter(each -> !offered.contains(each.item()))
                    .toList();
            for (Blending.Offer offer : Blending.decide(group.at(now), left).offers()) {
                parts.tasks().byId(offer.item()).ifPresent(item -> {
                    offers.offer(offer, item.caseReference(), now);
                    changed(item.id());
                });
                offered.add(offer.item());
            }
        }
    }

    private List<Group> groups(List<QueueState> states, Instant now, Predicate<Optional<String>> concerned) {
        List<WorkOffer> running = offers.open();
        List<Presence> free = presences.free(now.minus(NOT_NOW));
        if (running.isEmpty() && free.isEmpty()) {
            return List.of();
        }
        Map<String, Optional<String>> queueOf = presences.all().stream()
                .collect(Collectors.toMap(Presence::person, each -> Optional.ofNullable(each.queue())));
        Map<String, Instant> ended = offers.endedSince(now.minus(Calls.FRESH));
        Set<Optional<String>> concernedQueues = new HashSet<>();
        free.forEach(each -> concernedQueues.add(Optional.ofNullable(each.queue())));
        running.forEach(each -> concernedQueues.add(queueOf.getOrDefault(each.person(), Optional.empty())));
        return concernedQueues.stream()
                .filter(concerned)
                .map(queue -> {
                    Calls calls = calls(states, queue.orElse(null), now);
                    Predicate<String> serves = person ->
                            queueOf.getOrDefault(person, Optional.empty()).equals(queue);
                    return new Group(
                            calls,
                            running.stream()
                                    .filter(each -> serves.test(each.person()))
                                    .toList(),
                            free.stream()
                                    .filter(each -> serves.test(each.person()))
                                    .toList(),
                            (int) ended.entrySet().stream()
                                    .filter(each -> serves.test(each.getKey())
                                            && each.getValue().isAfter(calls.at()))
                                    .count());
                })
                .toList();
    }

    /** Of who takes the calls of all queues, the worst decides of those that are heard of; a closed one says nothing. */
    private static Calls calls(List<QueueState> states, @Nullable String queue, Instant now) {
        List<Calls> fresh = states.stream()
                .filter(state -> queue == null || state.queue().equals(queue))
                .map(QueueState::calls)
                .filter(each -> each.isFresh(now))
                .toList();
        Instant oldest =
                fresh.stream().map(Calls::at).min(Comparator.naturalOrder()).orElse(Instant.EPOCH);
        return fresh.stream()
                .min(Comparator.comparing((Calls each) -> each.idle() - each.waiting())
                        .thenComparing(Calls::at))
                .map(worst -> new Calls(oldest, worst.waiting(), worst.idle(), worst.outlook()))
                .orElse(new Calls(Instant.EPOCH, 0, 0, Outlook.unknown()));
    }

    private void changed(String taskId) {
        parts.tell().publishEvent(new OffersChanged(Set.of(taskId)));
    }
}
