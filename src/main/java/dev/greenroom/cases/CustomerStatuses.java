package dev.greenroom.cases;

import dev.greenroom.cases.CustomerStatus.Day;
import dev.greenroom.cases.CustomerStatus.Stage;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.StepView;
import dev.greenroom.sla.Promise;
import dev.greenroom.sla.Promises;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says of one case what its customer may read of it without talking to anybody. */
@Component
public class CustomerStatuses {

    private static final String ASKS = "statusPageAsks";
    private static final String POSTCODE = "postcode";
    private static final String FOLLOW_UP_WORK = "followUpWork";
    private static final String FOLLOW_UP = "follow-up";

    private final ToldCases told;
    private final CaseViews cases;
    private final ProcessCatalog catalog;
    private final Promises promises;
    private final KnownWork work;
    private final Clock clock;

    CustomerStatuses(
            ToldCases told, CaseViews cases, ProcessCatalog catalog, Promises promises, KnownWork work, Clock clock) {
        this.told = told;
        this.cases = cases;
        this.catalog = catalog;
        this.promises = promises;
        this.work = work;
        this.clock = clock;
    }

    /** Whether the process lets only those read who know the customer's postcode; its latest version counts, too. */
    public boolean asksForPostcode(CaseView view) {
        return asks(catalog.model(view.definitionId()))
                || catalog.latest(view.process()).filter(CustomerStatuses::asks).isPresent();
    }

    private static boolean asks(ProcessModel model) {
        return POSTCODE.equals(model.properties().get(ASKS));
    }

    /** The type of work that it becomes when the customer of this case was not content with it. */
    public String followUpWork(CaseView view) {
        return catalog.model(view.definitionId()).properties().getOrDefault(FOLLOW_UP_WORK, FOLLOW_UP);
    }

    /** The same for one of its stages, if another team can act on that and this house has such work; otherwise as for the whole. */
    public String followUpWork(CaseView view, String phase) {
        return Optional.ofNullable(
                        catalog.model(view.definitionId()).properties().get(FOLLOW_UP_WORK + "." + phase))
                .filter(work::knows)
                .orElseGet(() -> followUpWork(view));
    }

    /** What a stage of this case is called. */
    public String stage(CaseView view, String phase, Locale language) {
        return catalog.model(view.definitionId())
                .phase(phase)
                .map(known -> known.label().in(language.getLanguage()))
                .orElse(phase);
    }

    public CustomerStatus of(CaseView view, Locale language) {
        ToldCase said = told.tellIn(view, language);
        ZoneId zone = promises.zone(view.reference(), view.process());
        Known known = known(promises.ledger(view.reference()), language);
        Day day = view.isOpen() ? known.day() : null;
        Instant closed = view.closedAt();
        return new CustomerStatus(
                said.title(),
                said.sentence(),
                day,
                view.isOpen() && known.mayMove(),
                day != null && day.date().isBefore(LocalDate.ofInstant(clock.instant(), zone)),
                said.waitingFor(),
                view.isOpen() ? todo(view, said) : List.of(),
                stages(view, said, zone),
                closed == null ? null : LocalDate.ofInstant(closed, zone),
                zone);
    }

    private List<String> todo(CaseView view, ToldCase said) {
        Map<String, @Nullable Object> variables = cases.variables(view.reference());
        return WantedItems.of(
                        catalog.model(view.definitionId()),
                        variables::get,
                        said.waitingFor().equals("customer"))
                .stream()
                .map(item -> item.label().in(said.language()))
                .toList();
    }

    private record Known(@Nullable Day day, boolean mayMove) {}

    /** A later day than the customer knows is theirs to read only once they were told of it. */
    private static Known known(List<Promise> ledger, Locale language) {
        Day day = null;
        boolean mayMove = false;
        for (Promise promise : ledger) {
            Day before = promise.kind() == Promise.Kind.MOVED ? day : null;
            mayMove =
                    before != null && promise.toldAt() == null && promise.date().isAfter(before.date());
            if (before == null) {
                day = new Day(promise.date(), null, null);
            } else if (!mayMove && !promise.date().equals(before.date())) {
                day = new Day(promise.date(), before.date(), PromiseAnswers.reason(promise, language));
            }
        }
        return new Known(day, mayMove);
    }

    private List<Stage> stages(CaseView view, ToldCase said, ZoneId zone) {
        ProcessModel model = catalog.model(view.definitionId());
        Map<String, Instant> reached = new HashMap<>();
        for (StepView step : cases.steps(view.reference())) {
            Optional<String> phase = model.step(step.element()).map(ProcessModel.Step::phase);
            phase.ifPresent(id -> reached.merge(id, step.enteredAt(), CustomerStatuses::earlier));
        }
        if (!said.phases().isEmpty()) {
            reached.putIfAbsent(said.phases().get(0).id(), view.openedAt());
            Instant closed = view.closedAt();
            if (closed != null) {
                reached.put(said.phases().get(said.phases().size() - 1).id(), closed);
            }
        }
        return said.phases().stream()
                .map(phase -> passed(view, phase, reached))
                .filter(phase -> view.isOpen() || phase.state() == PhaseAnswer.State.DONE)
                .map(phase -> new Stage(phase, day(phase, reached.get(phase.id()), zone)))
                .toList();
    }

    /** A closed case was in every stage that it reached; what it never came to is not to come any more. */
    private static PhaseAnswer passed(CaseView view, PhaseAnswer phase, Map<String, Instant> reached) {
        return view.isOpen() || !reached.containsKey(phase.id())
                ? phase
                : new PhaseAnswer(phase.id(), phase.label(), PhaseAnswer.State.DONE);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static @Nullable LocalDate day(PhaseAnswer phase, @Nullable Instant reached, ZoneId zone) {
        return reached == null || phase.state() == PhaseAnswer.State.OPEN ? null : LocalDate.ofInstant(reached, zone);
    }
}
