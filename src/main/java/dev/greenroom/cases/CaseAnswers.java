package dev.greenroom.cases;

import dev.greenroom.cases.forms.Words;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.readmodel.CaseQuery;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.Page;
import dev.greenroom.readmodel.Paging;
import dev.greenroom.readmodel.StepView;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.TaskViews;
import dev.greenroom.security.Callers;
import dev.greenroom.sla.CaseClock;
import dev.greenroom.sla.CaseClocks;
import dev.greenroom.sla.SlaClock;
import dev.greenroom.sla.SlaClocks;
import dev.greenroom.sla.TimeSplits;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says where cases are, in the asker's language, from the read model and the model's own words. */
@Component
class CaseAnswers {

    private final CaseViews cases;
    private final TaskViews tasks;
    private final ProcessCatalog catalog;
    private final SlaClocks clocks;
    private final CaseClocks caseClocks;
    private final PromiseAnswers promises;
    private final TimeSplits times;
    private final StuckAnswers stuck;
    private final CaseRights rights;
    private final Callers callers;
    private final Clock clock;

    CaseAnswers(
            CaseViews cases,
            TaskViews tasks,
            ProcessCatalog catalog,
            SlaClocks clocks,
            CaseClocks caseClocks,
            PromiseAnswers promises,
            TimeSplits times,
            StuckAnswers stuck,
            CaseRights rights,
            Callers callers,
            Clock clock) {
        this.cases = cases;
        this.tasks = tasks;
        this.catalog = catalog;
        this.clocks = clocks;
        this.caseClocks = caseClocks;
        this.promises = promises;
        this.times = times;
        this.stuck = stuck;
        this.rights = rights;
        this.callers = callers;
        this.clock = clock;
    }

    CaseAnswer answer(CaseView view, Locale asked) {
        String language = Words.speak(asked).getLanguage();
        ProcessModel model = catalog.model(view.definitionId());
        List<StepView> steps = cases.steps(view.reference());
        Optional<ProcessModel.Step> speaking = speaking(model, steps);
        String phase = phase(view, model, speaking);
        Map<String, @Nullable Object> variables = cases.variables(view.reference());
        Instant now = clock.instant();
        return new CaseAnswer(
                view.reference(),
                view.process(),
                model.version(),
                model.name().in(language),
                view.isOpen() ? "open" : "closed",
                view.outcome(),
                outcomeLabel(model, view.outcome(), language),
                phase,
                sentence(view, model, steps, language),
                PhaseAnswer.of(view, model, phase, steps, language),
                view.isOpen() ? active(view, model, steps, language, now) : List.of(),
                CaseAnswer.CustomerAnswer.of(view.customer()),
                view.channel(),
                view.priority(),
                view.openedAt(),
                view.closedAt(),
                view.isOpen() ? speaking.map(ProcessModel.Step::waitingFor).orElse("us") : null,
                sla(view, now),
                clock(view),
                promises.current(view.reference(), asked),
                times.of(view.reference())
                        .map(split -> TimeSplitAnswer.of(split, now))
                        .orElse(null),
                variables,
                missing(view, model, speaking, variables, language),
                stuck.of(view, asked),
                reopen(view, model, asked),
                now);
    }

    /** The same items that the notice names: the model's own lists, and while we wait what somebody asked for. */
    private static List<MissingAnswer> missing(
            CaseView view,
            ProcessModel model,
            Optional<ProcessModel.Step> speaking,
            Map<String, @Nullable Object> variables,
            String language) {
        if (!view.isOpen()) {
            return List.of();
        }
        boolean waits = speaking.map(ProcessModel.Step::waitingFor)
                .filter("customer"::equals)
                .isPresent();
        return WantedItems.of(model, variables::get, waits).stream()
                .map(item -> MissingAnswer.of(item, language))
                .toList();
    }

    private CaseAnswer.@Nullable Reopen reopen(CaseView view, ProcessModel model, Locale asked) {
        boolean can = !view.isOpen()
                && rights.acts()
                && model.reopenAt(view.outcome()).isPresent();
        return can ? new CaseAnswer.Reopen(Cause.choices(asked)) : null;
    }

    CaseAnswer.Rows rows(CaseQuery query, Paging paging, Locale asked) {
        String language = Words.speak(asked).getLanguage();
        Instant now = clock.instant();
        Page<CaseView> found = cases.list(query, rights.sight(), paging);
        Map<String, List<StepView>> steps =
                cases.steps(found.items().stream().map(CaseView::reference).toList());
        Page<CaseAnswer.Row> page =
                found.map(view -> row(view, steps.getOrDefault(view.reference(), List.of()), language, now));
        return new CaseAnswer.Rows(
                page.items(),
                page.next(),
                page.prev(),
                page.count().value(),
                page.count().exact(),
                now);
    }

    private CaseAnswer.Row row(CaseView view, List<StepView> steps, String language, Instant now) {
        ProcessModel model = catalog.model(view.definitionId());
        String phase = view.phase();
        return new CaseAnswer.Row(
                view.reference(),
                view.process(),
                model.name().in(language),
                view.isOpen() ? "open" : "closed",
                view.outcome(),
                outcomeLabel(model, view.outcome(), language),
                phase,
                phase == null
                        ? null
                        : model.phase(phase)
                                .map(each -> each.label().in(language))
                                .orElse(phase),
                sentence(view, model, steps, language),
                CaseAnswer.CustomerAnswer.brief(view.customer()),
                view.channel(),
                view.priority(),
                view.openedAt(),
                view.closedAt(),
                sla(view, now));
    }

    private @Nullable CaseClock clock(CaseView view) {
        return view.serviceLevel() == null
                ? null
                : caseClocks
                        .of(view.instanceId(), view.closedAt(), clock.instant())
                        .orElse(null);
    }

    private SlaClock sla(CaseView view, Instant now) {
        SlaClock level = clocks.of(view.serviceLevel(), view.closedAt(), now);
        return view.isOpen() ? level.atRiskFrom(view.riskAt(), now) : level;
    }

    /**
     * The step that has something to say to the customer: of several open ones the one the case came to last; between two
     * steps, while a machine works, the one it was at.
     */
    static Optional<ProcessModel.Step> speaking(ProcessModel model, List<StepView> steps) {
        return steps.stream()
                .sorted(Comparator.comparing((StepView step) -> step.leftAt() != null)
                        .thenComparing(StepView::enteredAt, Comparator.reverseOrder()))
                .flatMap(step -> model.step(step.element()).stream())
                .filter(step -> step.customerText() != null)
                .findFirst();
    }

    static @Nullable String phase(CaseView view, ProcessModel model, Optional<ProcessModel.Step> speaking) {
        if (view.isOpen() || model.phases().isEmpty()) {
            return speaking.map(ProcessModel.Step::phase).orElse(view.phase());
        }
        return model.phases().get(model.phases().size() - 1).id();
    }

    static @Nullable String sentence(CaseView view, ProcessModel model, List<StepView> steps, String language) {
        if (!view.isOpen()) {
            return ending(view, model, steps, language);
        }
        return speaking(model, steps)
                .map(ProcessModel.Step::customerText)
                .map(text -> text.in(language))
                .orElse(null);
    }

    private static @Nullable String ending(CaseView view, ProcessModel model, List<StepView> steps, String language) {
        return steps.stream()
                .sorted(Comparator.comparing(StepView::enteredAt).reversed())
                .map(step -> model.outcomes().get(step.element()))
                .filter(Objects::nonNull)
                .filter(outcome -> outcome.id().equals(view.outcome()))
                .findFirst()
                .map(outcome -> outcome.sentence().in(language))
                .orElse(null);
    }

    static @Nullable String outcomeLabel(ProcessModel model, @Nullable String outcome, String language) {
        return model.outcomes().values().stream()
                .filter(each -> each.id().equals(outcome))
                .findFirst()
                .map(each -> each.label().in(language))
                .orElseGet(() -> ofTheHouse(outcome, language));
    }

    /** How a case ended that no end of its model closed. */
    private static @Nullable String ofTheHouse(@Nullable String outcome, String language) {
        Words words = Words.in(Locale.forLanguageTag(language));
        return words.knows("outcome." + outcome) ? words.say("outcome." + outcome) : outcome;
    }

    private List<CaseAnswer.StepAnswer> active(
            CaseView view, ProcessModel model, List<StepView> steps, String language, Instant now) {
        Map<String, TaskView> work = tasks.openOf(view.reference()).stream()
                .collect(Collectors.toMap(TaskView::activityInstanceId, Function.identity(), (one, other) -> one));
        return steps.stream()
                .filter(step -> step.leftAt() == null && !"subProcess".equals(step.type()))
                .filter(step -> model.step(step.element()).isPresent())
                .map(step -> active(
                        step,
                        model.step(step.element()).orElseThrow(),
                        work.get(step.activityInstanceId()),
                        language,
                        now))
                .toList();
    }

    private CaseAnswer.StepAnswer active(
            StepView step, ProcessModel.Step said, @Nullable TaskView item, String language, Instant now) {
        String assignee = item == null ? null : item.assignee();
        return new CaseAnswer.StepAnswer(
                step.element(),
                said.name().in(language),
                step.enteredAt(),
                said.waitingFor(),
                assignee,
                assignee == null ? null : callers.displayName(assignee),
                item == null ? null : item.id(),
                item == null ? null : clocks.of(item.serviceLevel(), null, now));
    }
}
