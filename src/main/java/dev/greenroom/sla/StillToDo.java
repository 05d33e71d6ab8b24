package dev.greenroom.sla;

import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.engine.catalog.UnknownProcess;
import dev.greenroom.readmodel.CaseStanding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a case has still to do by its service levels: the rest of its open steps, and the shortest way to an end. */
@Component
class StillToDo {

    private static final Set<String> RESTS =
            Set.of("userTask", "receiveTask", "serviceTask", "sendTask", "businessRuleTask");
    private static final String CUSTOMER = "customer";

    private final ServiceLevels levels;
    private final Calendars calendars;
    private final ProcessCatalog catalog;

    StillToDo(ServiceLevels levels, Calendars calendars, ProcessCatalog catalog) {
        this.levels = levels;
        this.calendars = calendars;
        this.catalog = catalog;
    }

    /** {@code running}: the open clocks of the case. */
    PromiseRisk.Ahead of(PromiseRisks.Row promise, CaseStanding standing, List<SlaRow> running) {
        Set<String> ours = standing.places().stream()
                .filter(place -> !CUSTOMER.equals(
                        step(place).map(ProcessModel.Step::waitingFor).orElse(null)))
                .map(CaseStanding.Place::activityInstanceId)
                .collect(Collectors.toSet());
        List<LevelClock> open = running.stream()
                .filter(each -> ours.contains(each.id()))
                .map(each -> each.clock(calendars))
                .toList();
        List<PromiseRisk.ToCome> toCome = new ArrayList<>();
        standing.places().stream()
                .map(place -> way(promise, place))
                .max(Comparator.comparingDouble(WayAhead.Way::weight))
                .ifPresent(way -> way.targets()
                        .forEach(target ->
                                toCome.add(new PromiseRisk.ToCome(target, calendars.get(target.calendar())))));
        return new PromiseRisk.Ahead(open, toCome);
    }

    /** What follows a place; a scope stands for what is open inside it. */
    private WayAhead.Way way(PromiseRisks.Row promise, CaseStanding.Place place) {
        if (!RESTS.contains(place.type()) && !place.type().startsWith("intermediate")) {
            return WayAhead.Way.NONE;
        }
        try {
            ProcessModel model = catalog.model(place.definitionId());
            return new WayAhead(catalog.flows(place.definitionId()), element -> target(promise, model, element))
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
    private Optional<Target> target(PromiseRisks.Row promise, ProcessModel model, String element) {
        return model.step(element)
                .filter(step -> RESTS.contains(step.elementType()) && !CUSTOMER.equals(step.waitingFor()))
                .flatMap(step -> levels.target(step.serviceLevel(), promise.priority(), promise.tier()));
    }
}
