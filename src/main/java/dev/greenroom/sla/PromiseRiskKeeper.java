package dev.greenroom.sla;

import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.engine.catalog.UnknownProcess;
import dev.greenroom.engine.events.EngineFact;
import dev.greenroom.readmodel.CaseStanding;
import dev.greenroom.readmodel.CaseViews;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Works out anew, whenever a case moves, when what is still to do no longer fits before its promised day is over: the
 * rest of the open steps' service levels, and the targets on the shortest way to an end.
 */
@Component
@Order(3)
class PromiseRiskKeeper implements CaseKeeper {

    private static final Set<String> RESTS =
            Set.of("userTask", "receiveTask", "serviceTask", "sendTask", "businessRuleTask");
    private static final String CUSTOMER = "customer";

    private final PromiseRisks risks;
    private final SlaRows rows;
    private final ServiceLevels levels;
    private final Calendars calendars;
    private final CaseViews cases;
    private final ProcessCatalog catalog;
    private final Clock clock;

    PromiseRiskKeeper(
            PromiseRisks risks,
            SlaRows rows,
            ServiceLevels levels,
            Calendars calendars,
            CaseViews cases,
            ProcessCatalog catalog,
            Clock clock) {
        this.risks = risks;
        this.rows = rows;
        this.levels = levels;
        this.calendars = calendars;
        this.cases = cases;
        this.catalog = catalog;
        this.clock = clock;
    }

    @Override
    public void keep(String rootInstanceId, List<EngineFact> facts) {
        if (facts.stream().anyMatch(PromiseRiskKeeper::moves)) {
            workOut(rootInstanceId);
        }
    }

    private static boolean moves(EngineFact fact) {
        return fact instanceof EngineFact.StepEntered
                || fact instanceof EngineFact.StepLeft
                || fact instanceof EngineFact.StepMigrated;
    }

    @EventListener
    void on(PromiseMoved moved) {
        cases.byReference(moved.promise().reference()).ifPresent(view -> workOut(view.instanceId()));
    }

    private void workOut(String rootInstanceId) {
        risks.of(rootInstanceId).ifPresent(row -> cases.standing(rootInstanceId).ifPresent(standing -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Instant risk = PromiseRisk.at(row.date(), row.zone(), ahead(row, standing), now)
                    .orElse(null);
            if (risk == null ? row.riskAt() != null : !risk.equals(row.riskAt())) {
                risks.write(row.reference(), risk);
            }
        }));
    }

    private PromiseRisk.Ahead ahead(PromiseRisks.Row row, CaseStanding standing) {
        List<CaseStanding.Place> ours = standing.places().stream()
                .filter(place -> !CUSTOMER.equals(
                        step(place).map(ProcessModel.Step::waitingFor).orElse(null)))
                .toList();
        Set<String> ids =
                ours.stream().map(CaseStanding.Place::activityInstanceId).collect(Collectors.toSet());
        List<LevelClock> open = rows.openOf(standing.rootInstanceId()).stream()
                .filter(each -> ids.contains(each.id()))
                .map(each -> each.clock(calendars))
                .toList();
        List<PromiseRisk.ToCome> toCome = new ArrayList<>();
        standing.places().stream()
                .map(place -> way(row, place))
                .max(Comparator.comparingDouble(WayAhead.Way::weight))
                .ifPresent(way -> way.targets()
                        .forEach(target ->
                                toCome.add(new PromiseRisk.ToCome(target, calendars.get(target.calendar())))));
        return new PromiseRisk.Ahead(open, toCome);
    }

    /** What follows a place; a scope stands for what is open inside it. */
    private WayAhead.Way way(PromiseRisks.Row row, CaseStanding.Place place) {
        if (!RESTS.contains(place.type()) && !place.type().startsWith("intermediate")) {
            return WayAhead.Way.NONE;
        }
        try {
            ProcessModel model = catalog.model(place.definitionId());
            return new WayAhead(catalog.flows(place.definitionId()), element -> target(row, model, element))
                    .from(place.element());
        } catch (UnknownProcess e) {
            return WayAhead.Way.NONE;
        }
    }

    private Optional<ProcessModel.Step> step(CaseStanding.Place place) {
        try {
            return catalog.model(place.definitionId()).step(place.element());
        } catch (UnknownProcess e) {
            return Optional.empty();
        }
    }

    /** The customer's own time is not counted: their clock stands meanwhile. */
    private Optional<Target> target(PromiseRisks.Row row, ProcessModel model, String element) {
        return model.step(element)
                .filter(step -> RESTS.contains(step.elementType()) && !CUSTOMER.equals(step.waitingFor()))
                .flatMap(step -> levels.target(step.serviceLevel(), row.priority(), row.tier()));
    }
}
