package dev.greenroom.cases;

import dev.greenroom.cases.forms.Words;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.engine.catalog.Text;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.StepView;
import dev.greenroom.sla.SlaClock;
import dev.greenroom.sla.SlaClocks;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says of many cases at once what their customers may be told. */
@Component
public class ToldCases {

    private final CaseViews cases;
    private final ProcessCatalog catalog;
    private final SlaClocks clocks;
    private final PromiseAnswers promises;
    private final Clock clock;

    ToldCases(CaseViews cases, ProcessCatalog catalog, SlaClocks clocks, PromiseAnswers promises, Clock clock) {
        this.cases = cases;
        this.catalog = catalog;
        this.clocks = clocks;
        this.promises = promises;
        this.clock = clock;
    }

    /** In the same order. */
    public List<ToldCase> tell(List<CaseView> views, Locale asked) {
        return tell(views, asked, view -> spoken(view, asked));
    }

    /** All of it in the language that is asked for, whatever the customer's is. */
    ToldCase tellIn(CaseView view, Locale asked) {
        return tell(List.of(view), asked, one -> Words.speak(asked).getLanguage())
                .get(0);
    }

    private List<ToldCase> tell(List<CaseView> views, Locale asked, Function<CaseView, String> language) {
        List<String> references = views.stream().map(CaseView::reference).toList();
        Map<String, List<StepView>> steps = cases.steps(references);
        Map<String, PromiseAnswer> promised = promises.current(references, asked);
        Instant now = clock.instant();
        return views.stream()
                .map(view -> told(
                        view,
                        steps.getOrDefault(view.reference(), List.of()),
                        promised.get(view.reference()),
                        asked,
                        language.apply(view),
                        now))
                .toList();
    }

    /** One of them. */
    public ToldCase tell(CaseView view, Locale asked) {
        return tell(List.of(view), asked).get(0);
    }

    /** Every day that the customers of these cases were promised, oldest first. */
    public List<PromiseMade> promised(List<CaseView> views, Locale asked) {
        return promises.made(views.stream().map(CaseView::reference).toList(), asked);
    }

    private ToldCase told(
            CaseView view,
            List<StepView> steps,
            @Nullable PromiseAnswer promise,
            Locale asked,
            String spoken,
            Instant now) {
        String language = Words.speak(asked).getLanguage();
        ProcessModel model = catalog.model(view.definitionId());
        Optional<ProcessModel.Step> speaking = CaseAnswers.speaking(model, steps);
        String phase = CaseAnswers.phase(view, model, speaking);
        SlaClock level = clocks.of(view.serviceLevel(), view.closedAt(), now);
        return new ToldCase(
                view,
                model.name().in(language),
                CaseAnswers.outcomeLabel(model, view.outcome(), language),
                CaseAnswers.sentence(view, model, steps, spoken),
                spoken,
                PhaseAnswer.of(view, model, phase, steps, language),
                speaking.map(ProcessModel.Step::waitingFor).orElse("us"),
                promise,
                view.isOpen() ? level.atRiskFrom(view.riskAt(), now) : level);
    }

    /** What the customer has still to send, in their language. */
    public List<String> wanted(ToldCase said) {
        var variables = cases.variables(said.view().reference());
        boolean waits = said.waitingFor().equals("customer");
        return WantedItems.of(catalog.model(said.view().definitionId()), variables::get, waits).stream()
                .map(item -> item.label().in(said.language()))
                .toList();
    }

    /**
     * Why this case is not done yet, in its customer's language: at which steps it stands, whom they wait for, and what the
     * customer has still to send.
     */
    public String reason(ToldCase said) {
        ProcessModel model = catalog.model(said.view().definitionId());
        List<StepView> steps = cases.steps(said.view().reference());
        List<ProcessModel.Step> standing = steps.stream()
                .filter(step -> step.leftAt() == null)
                .flatMap(step -> model.step(step.element()).stream())
                .filter(step -> step.customerText() != null)
                .toList();
        if (standing.isEmpty()) {
            standing = CaseAnswers.speaking(model, steps).stream().toList();
        }
        Map<String, Set<String>> texts = new TreeMap<>();
        for (ProcessModel.Step step : standing) {
            Text text = step.customerText();
            if (text != null) {
                texts.computeIfAbsent(
                                Objects.requireNonNullElse(step.waitingFor(), "us"), none -> new LinkedHashSet<>())
                        .add(text.in(said.language()));
            }
        }
        Words words = Words.in(Locale.forLanguageTag(said.language()));
        List<String> reasons = new ArrayList<>();
        texts.forEach((whom, each) -> reasons.add(words.say("reason." + whom, String.join(" ", each))));
        List<String> missing = wanted(said);
        if (!missing.isEmpty()) {
            reasons.add(words.say("reason.missing", String.join(", ", missing)));
        }
        return reasons.isEmpty() ? words.say("reason.none") : String.join(" ", reasons);
    }

    /** The language that we speak to this customer; the asker's when we do not know theirs. */
    static String spoken(CaseView view, Locale asked) {
        String known = view.customer().language();
        return Words.speak(known == null || known.isBlank() ? asked : Locale.forLanguageTag(known))
                .getLanguage();
    }
}
