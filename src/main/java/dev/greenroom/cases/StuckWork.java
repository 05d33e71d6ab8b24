package dev.greenroom.cases;

import dev.greenroom.engine.catalog.OutsideOfChecks;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.readmodel.StuckView;
import dev.greenroom.readmodel.StuckViews;
import dev.greenroom.readmodel.Timeline;
import dev.greenroom.security.Caller;
import dev.greenroom.security.Callers;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A person's way out where a machine gave up: try again, done by hand, given up. Each incident is settled once. */
@Component
public class StuckWork {

    private final CaseRights rights;
    private final Cases cases;
    private final StuckViews views;
    private final SettledRows settled;
    private final StuckDeeds deeds;
    private final TopicOutputs topics;
    private final ProcessCatalog catalog;
    private final CaseMoves moves;
    private final CaseVariables variables;
    private final Callers callers;
    private final OutsideOfChecks asService;
    private final DeadlockRetry retry;
    private final Timeline timeline;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StuckWork(
            CaseRights rights,
            Cases cases,
            StuckViews views,
            SettledRows settled,
            StuckDeeds deeds,
            TopicOutputs topics,
            ProcessCatalog catalog,
            CaseMoves moves,
            CaseVariables variables,
            Callers callers,
            OutsideOfChecks asService,
            DeadlockRetry retry,
            Timeline timeline,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rights = rights;
        this.cases = cases;
        this.views = views;
        this.settled = settled;
        this.deeds = deeds;
        this.topics = topics;
        this.catalog = catalog;
        this.moves = moves;
        this.variables = variables;
        this.callers = callers;
        this.asService = asService;
        this.retry = retry;
        this.timeline = timeline;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Lets the machine try once more. */
    public void retry(String spokenReference, String id) {
        Caller caller = rights.mayMend("try stuck work again");
        StuckView stuck = open(spokenReference, id);
        settle(caller, stuck, "retried", null, () -> deeds.retry(stuck));
    }

    /** Somebody did outside what the machine could not; {@code data} is what the outside gave back. */
    public void byHand(
            String spokenReference, String id, Map<String, @Nullable Object> data, String note, Locale language) {
        Caller caller = rights.mayMend("settle stuck work by hand");
        StuckView stuck = open(spokenReference, id);
        if (!stuck.isOutside()) {
            throw new NotByHand();
        }
        VariableMap answers = variables.read(TopicOutputs.form(outputs(stuck)), data, Map.of(), language);
        settle(caller, stuck, "done-by-hand", note, () -> deeds.byHand(stuck, caller.name(), answers));
    }

    /** The case goes on without it, the way its model says; without a word there, the case ends. */
    public void giveUp(String spokenReference, String id, String reason) {
        Caller caller = rights.mayMend("give stuck work up");
        StuckView stuck = open(spokenReference, id);
        settle(caller, stuck, "given-up", reason, () -> deeds.giveUp(stuck, caller.name(), wayOut(stuck)));
    }

    /** What a person who does this by hand must give. */
    List<TopicOutputs.Output> outputs(StuckView stuck) {
        String topic = wayOut(stuck).topic();
        return topic == null
                ? List.of()
                : topics.of(topic, catalog.model(stuck.definitionId()).process());
    }

    private WayOut wayOut(StuckView stuck) {
        return WayOut.of(moves.map(stuck.definitionId()).model(), catalog.model(stuck.definitionId()), stuck.element());
    }

    private StuckView open(String spokenReference, String id) {
        String reference = cases.find(spokenReference).reference();
        return views.byId(reference, id).orElseThrow(() -> settledBefore(reference, id)
                .<RuntimeException>map(by -> by)
                .orElseGet(UnknownStuck::new));
    }

    private Optional<StuckSettled> settledBefore(String reference, String id) {
        return settled.find(reference, id)
                .map(row -> StuckSettled.by(row.by(), callers.displayName(row.by()), row.at()));
    }

    private void settle(Caller caller, StuckView stuck, String kind, @Nullable String note, Runnable deed) {
        String reference = stuck.reference();
        try {
            retry.run(() -> transaction.execute(status -> {
                Instant now = clock.instant();
                settled.add(stuck.id(), reference, kind, new SettledRows.Settled(caller.name(), now));
                timeline.add(reference, now, kind, stuck.element(), caller.name(), fact(stuck, note));
                return asService.run(() -> {
                    deed.run();
                    return reference;
                });
            }));
        } catch (DuplicateKeyException | ProcessEngineException lost) {
            // Somebody settled it here, or a worker or operator did at the engine's own door.
            if (lost instanceof ProcessEngineException
                    && views.byId(reference, stuck.id()).isPresent()) {
                throw lost;
            }
            throw settledBefore(reference, stuck.id()).orElseGet(StuckSettled::bySomebody);
        }
    }

    private static Map<String, Object> fact(StuckView stuck, @Nullable String note) {
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("incident", stuck.id());
        if (note != null) {
            fact.put("note", note);
        }
        return fact;
    }
}
