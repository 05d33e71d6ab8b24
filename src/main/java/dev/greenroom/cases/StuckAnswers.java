package dev.greenroom.cases;

import dev.greenroom.cases.forms.Words;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.StuckView;
import dev.greenroom.readmodel.StuckViews;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says what is stuck in a case, in plain words. */
@Component
class StuckAnswers {

    private final StuckViews views;
    private final StuckWork work;
    private final ProcessCatalog catalog;
    private final CaseRights rights;

    StuckAnswers(StuckViews views, StuckWork work, ProcessCatalog catalog, CaseRights rights) {
        this.views = views;
        this.work = work;
        this.catalog = catalog;
        this.rights = rights;
    }

    List<StuckAnswer> of(CaseView view, Locale asked) {
        return view.isOpen()
                ? views.of(view.reference()).stream()
                        .map(stuck -> answer(stuck, asked))
                        .toList()
                : List.of();
    }

    private StuckAnswer answer(StuckView stuck, Locale asked) {
        String language = Words.speak(asked).getLanguage();
        String label = catalog.model(stuck.definitionId())
                .step(stuck.element())
                .map(ProcessModel.Step::name)
                .map(name -> name.in(language))
                .orElse(stuck.element());
        boolean may = rights.mends();
        return new StuckAnswer(
                stuck.id(),
                stuck.element(),
                label,
                stuck.since(),
                Words.in(asked).say(stuck.isOutside() ? "stuck.outside" : "stuck.machine", label),
                stuck.reason(),
                may,
                may && stuck.isOutside(),
                stuck.isOutside() ? fields(stuck, language) : List.of(),
                may);
    }

    private List<StuckAnswer.Field> fields(StuckView stuck, String language) {
        return work.outputs(stuck).stream()
                .map(output -> new StuckAnswer.Field(
                        output.name(), output.label().in(language), output.type(), output.required()))
                .toList();
    }
}
