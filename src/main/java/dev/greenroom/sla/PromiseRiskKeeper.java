package dev.greenroom.sla;

import dev.greenroom.engine.events.EngineFact;
import dev.greenroom.readmodel.CaseStanding;
import dev.greenroom.readmodel.CaseViews;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works out anew, whenever a case moves or its clocks do, when what is still to do no longer fits before its promised day
 * is over; the case's timers follow where that comes before all their other points.
 */
@Component
@Order(3)
class PromiseRiskKeeper implements CaseKeeper {

    private static final int BATCH = 500;

    private final PromiseRisks risks;
    private final SlaRows rows;
    private final StillToDo stillToDo;
    private final CaseViews cases;
    private final CaseTimers timers;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PromiseRiskKeeper(
            PromiseRisks risks,
            SlaRows rows,
            StillToDo stillToDo,
            CaseViews cases,
            CaseTimers timers,
            TransactionTemplate transaction,
            Clock clock) {
        this.risks = risks;
        this.rows = rows;
        this.stillToDo = stillToDo;
        this.cases = cases;
        this.timers = timers;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void keep(String rootInstanceId, List<EngineFact> facts) {
        if (facts.stream().anyMatch(fact -> ends(rootInstanceId, fact))) {
            risks.over(rootInstanceId);
        }
        if (CaseKeeper.standsElsewhere(facts) || facts.stream().anyMatch(fact -> isOther(rootInstanceId, fact))) {
            workOut(risks.of(List.of(rootInstanceId)));
        }
    }

    private static boolean ends(String root, EngineFact fact) {
        return fact instanceof EngineFact.InstanceEnded ended
                && ended.instanceId().equals(root);
    }

    private static boolean isOther(String root, EngineFact fact) {
        return fact instanceof EngineFact.VariableWritten written
                && written.scopeId().equals(root)
                && Levelling.DEPENDS_ON.contains(written.name());
    }

    @EventListener
    void on(PromiseMoved moved) {
        cases.byReference(moved.promise().reference()).ifPresent(view -> workOut(risks.of(List.of(view.instanceId()))));
    }

    /**
     * After calendars or levels changed: the steps to come of every open case may take another time. In batches, each in
     * a transaction of its own; doing it twice changes nothing.
     */
    void workOutAll(BooleanSupplier goesOn) {
        List<PromiseRisks.Row> batch = risks.after("", BATCH);
        while (!batch.isEmpty() && goesOn.getAsBoolean()) {
            List<PromiseRisks.Row> seen = batch;
            transaction.executeWithoutResult(status -> workOut(risks.held(seen)));
            batch = risks.after(seen.get(seen.size() - 1).reference(), BATCH);
        }
    }

    private void workOut(List<PromiseRisks.Row> promises) {
        if (promises.isEmpty()) {
            return;
        }
        List<String> roots =
                promises.stream().map(PromiseRisks.Row::rootInstanceId).toList();
        Map<String, CaseStanding> standings = cases.standings(roots);
        Map<String, List<SlaRow>> running =
                rows.openOf(roots).stream().collect(Collectors.groupingBy(SlaRow::rootInstanceId));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<String, Instant> earlier = new HashMap<>();
        Map<String, @Nullable Instant> others = new TreeMap<>();
        for (PromiseRisks.Row promise : promises) {
            String root = promise.rootInstanceId();
            CaseStanding standing = standings.get(root);
            if (standing != null) {
                Instant risk = risk(promise, standing, running.getOrDefault(root, List.of()), now);
                if (!Objects.equals(risk, promise.riskAt())) {
                    others.put(promise.reference(), risk);
                }
                if (isEarlier(risk, promise.riskAt())) {
                    earlier.put(root, Objects.requireNonNull(risk));
                }
            }
        }
        risks.write(others);
        timers.promised(earlier);
    }

    private static boolean isEarlier(@Nullable Instant risk, @Nullable Instant before) {
        return risk != null && (before == null || risk.isBefore(before));
    }

    /** What does not fit now does not fit since it first did not. */
    private @Nullable Instant risk(PromiseRisks.Row promise, CaseStanding standing, List<SlaRow> running, Instant now) {
        Instant risk = PromiseRisk.at(promise.date(), promise.zone(), stillToDo.of(promise, standing, running), now)
                .map(at -> at.truncatedTo(ChronoUnit.MILLIS))
                .orElse(null);
        Instant before = promise.riskAt();
        return now.equals(risk) && before != null && before.isBefore(now) ? before : risk;
    }
}
