package dev.greenroom.work;

import dev.greenroom.cases.DeadlockRetry;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.engine.FourEyes;
import dev.greenroom.engine.catalog.NeededSkills;
import dev.greenroom.engine.catalog.OutsideOfChecks;
import dev.greenroom.readmodel.FreeWork;
import dev.greenroom.security.Caller;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives a person the best item that nobody has. What the engine does not let them take, they are not told of. */
@Component
class NextWork {

    private static final Logger LOG = LoggerFactory.getLogger(NextWork.class);
    private static final int BATCH = 50;
    private static final int MOST_BATCHES = 40;
    private static final int MOST_TRIES = 60;
    private static final int LOOKED_THROUGH = 4;

    private final WorkRights rights;
    private final StandIns standIns;
    private final FreeWork work;
    private final FourEyes fourEyes;
    private final RankingTables tables;
    private final WorkQueue queue;
    private final OutsideOfChecks asService;
    private final DeadlockRetry retry;
    private final TransactionTemplate transaction;
    private final Clock clock;

    NextWork(
            WorkRights rights,
            StandIns standIns,
            FreeWork work,
            FourEyes fourEyes,
            RankingTables tables,
            WorkQueue queue,
            OutsideOfChecks asService,
            DeadlockRetry retry,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rights = rights;
        this.standIns = standIns;
        this.work = work;
        this.fourEyes = fourEyes;
        this.tables = tables;
        this.queue = queue;
        this.asService = asService;
        this.retry = retry;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** The item that is now the caller's; empty when there is nothing for them. */
    Optional<NextBestTask.Choice> take() {
        Caller caller = rights.mayDoWork();
        Search search = new Search(standIns.colleague(caller));
        for (int tries = 1; tries <= MOST_TRIES; tries++) {
            List<NextBestTask.Choice> choices = search.next();
            if (choices.isEmpty()) {
                return Optional.empty();
            }
            Optional<NextBestTask.Choice> taken = first(choices, caller, search);
            if (taken.isPresent()) {
                return taken;
            }
        }
        return Optional.empty();
    }

    /** The best items for somebody among those that are wanted, without giving them any; of the 200 best of their groups. */
    List<NextBestTask.Choice> lookFor(Caller person, Predicate<FreeWork.Item> wanted) {
        Search search = new Search(standIns.colleague(person));
        List<NextBestTask.Choice> found = new ArrayList<>();
        for (int batches = 1; batches <= LOOKED_THROUGH && found.size() < BATCH; batches++) {
            List<NextBestTask.Choice> choices = search.next();
            choices.stream().filter(choice -> wanted.test(choice.item())).forEach(found::add);
            search.pass(choices.stream().map(choice -> choice.item().id()).toList());
        }
        return found;
    }

    /** The first of these that can be taken; those that cannot are passed over from now on. */
    private Optional<NextBestTask.Choice> first(List<NextBestTask.Choice> choices, Caller caller, Search search) {
        List<String> ids = choices.stream().map(choice -> choice.item().id()).toList();
        Held held = new Held();
        try {
            retry.run(() -> hold(ids, caller, held));
        } catch (AuthorizationException | OptimisticLockingException | TaskAlreadyClaimedException notTheirs) {
            LOG.debug("{} is not for who asked", held.id);
            held.refused = true;
        } catch (RuntimeException failed) {
            if (held.id == null) {
                throw failed;
            }
            LOG.warn("{} could not be given to who asked for work", held.id, failed);
            held.refused = true;
        }
        String id = held.id;
        if (id == null) {
            search.pass(ids);
        } else if (held.refused) {
            search.pass(List.of(id));
        } else {
            return choices.stream()
                    .filter(choice -> choice.item().id().equals(id))
                    .findFirst();
        }
        return Optional.empty();
    }

    private static final class Held {
        private @Nullable String id;
        private boolean refused;
    }

    private Held hold(List<String> ids, Caller caller, Held held) {
        transaction.executeWithoutResult(status -> {
            held.id = work.hold(ids).orElse(null);
            String id = held.id;
            if (id != null) {
                // Whoever takes an item writes to its row, which is held and free: the engine need not be asked as
                // well.
                asService.run(() -> {
                    queue.takeFree(id, caller);
                    return id;
                });
            }
        });
        return held;
    }

    /** Why this item, in few words: what the table says of it, and what the person brings to it. */
    List<String> reasons(NextBestTask.Choice choice, Locale asked) {
        String language = Words.speak(asked).getLanguage();
        Stream<String> rules = tables
                .inForce()
                .map(table ->
                        table.ranked(choice.item().ranked(), clock.instant()).reasons())
                .orElse(List.of())
                .stream()
                .filter(reason -> reason.points() > 0)
                .map(reason -> reason.in(language));
        Stream<String> fits = choice.fits().stream().map(fit -> say(fit, choice, Words.in(asked)));
        return Stream.concat(rules, fits).filter(reason -> !reason.isEmpty()).toList();
    }

    private static String say(NextBestTask.Fit fit, NextBestTask.Choice choice, Words words) {
        return switch (fit) {
            case SAME_CASE -> words.say("next.same-case");
            case SAME_CUSTOMER -> words.say("next.same-customer");
            case SKILL ->
                words.say(
                        "next.skill",
                        String.join(
                                ", ",
                                NeededSkills.read(choice.item().skills())
                                        .levels()
                                        .keySet()));
        };
    }

    /** Goes through the free work of one person's groups, the best first, fifty at a time. */
    private final class Search {

        private final Colleague colleague;
        private final Set<String> passed = new HashSet<>();
        private final Set<String> unmet = new HashSet<>();
        private FreeWork.@Nullable Item after;
        private int batches;

        Search(Colleague colleague) {
            this.colleague = colleague;
        }

        void pass(List<String> ids) {
            passed.addAll(ids);
        }

        /** The next choices of which none was passed over; empty when there is nothing more. */
        List<NextBestTask.Choice> next() {
            while (batches++ < MOST_BATCHES) {
                FreeWork.Wanted wanted =
                        new FreeWork.Wanted(colleague.name(), colleague.groups(), unmet, clock.instant());
                List<FreeWork.Item> batch = work.best(wanted, after, BATCH);
                List<NextBestTask.Choice> choices = choices(batch);
                if (!choices.isEmpty()) {
                    return choices;
                }
                if (batch.size() < BATCH) {
                    return List.of();
                }
                after = batch.get(BATCH - 1);
            }
            return List.of();
        }

        private List<NextBestTask.Choice> choices(List<FreeWork.Item> batch) {
            batch.stream()
                    .map(FreeWork.Item::skills)
                    .filter(Objects::nonNull)
                    .filter(skills -> !NeededSkills.read(skills).metBy(colleague.skills()))
                    .forEach(unmet::add);
            List<FreeWork.Item> open = batch.stream()
                    .filter(item -> !passed.contains(item.id()) && !unmet.contains(item.skills()))
                    .toList();
            Set<String> refused = fourEyes.refusedTo(
                    colleague.name(),
                    open.stream()
                            .map(item -> new FourEyes.Place(
                                    item.id(), item.definitionId(), item.rootInstanceId(), item.step()))
                            .toList());
            List<FreeWork.Item> allowed =
                    open.stream().filter(item -> !refused.contains(item.id())).toList();
            return NextBestTask.ranked(
                    colleague,
                    allowed,
                    work.casesKnownTo(
                            colleague.name(),
                            allowed.stream().map(FreeWork.Item::reference).collect(Collectors.toSet())),
                    work.customersKnownTo(
                            colleague.name(),
                            allowed.stream()
                                    .map(FreeWork.Item::customerId)
                                    .filter(Objects::nonNull)
                                    .collect(Collectors.toSet())));
        }
    }
}
