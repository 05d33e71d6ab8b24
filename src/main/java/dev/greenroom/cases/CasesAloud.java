package dev.greenroom.cases;

import dev.greenroom.cases.CaseAloud.Line;
import dev.greenroom.cases.CaseAloud.Moved;
import dev.greenroom.cases.CaseAloud.Waiting;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.Paging;
import dev.greenroom.readmodel.StepView;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.TaskViews;
import dev.greenroom.security.Callers;
import dev.greenroom.shared.CaseReference;
import dev.greenroom.sla.Promise;
import dev.greenroom.sla.Promises;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says of one case what its customer may hear. */
@Component
public class CasesAloud {

    private static final int MOST_LINES = 40;
    /** At the end of a line whose names are left out. */
    private static final Pattern NAMES_FOLLOW = Pattern.compile("\\s*:$");

    /** What concerns the customer of all that happens; not who worked at which step, nor what colleagues noted. */
    private static final Set<String> OF_CUSTOMERS = Set.of(
            "case-opened",
            "case-reopened",
            "case-closed",
            "case-withdrawn",
            "case-linked",
            "message-received",
            "message-kept",
            "mail-received",
            "document-added",
            "notice-due",
            "notice-sent",
            "promise-given",
            "promise-moved",
            "promise-told",
            "contact",
            "called",
            "nudge",
            "nudge-again");

    private final ToldCases told;
    private final CaseViews cases;
    private final TaskViews tasks;
    private final ProcessCatalog catalog;
    private final TimelineAnswers timelines;
    private final Promises promises;
    private final CaseRights rights;
    private final Callers callers;

    CasesAloud(
            ToldCases told,
            CaseViews cases,
            TaskViews tasks,
            ProcessCatalog catalog,
            TimelineAnswers timelines,
            Promises promises,
            CaseRights rights,
            Callers callers) {
        this.told = told;
        this.cases = cases;
        this.tasks = tasks;
        this.catalog = catalog;
        this.timelines = timelines;
        this.promises = promises;
        this.rights = rights;
        this.callers = callers;
    }

    /** The case of a reference in any spelling; refuses one that does not exist, or that the caller may not see. */
    public CaseView find(String spokenReference) {
        return CaseReference.parse(spokenReference)
                .flatMap(reference -> cases.byReference(reference.value(), rights.sight()))
                .orElseThrow(UnknownCase::new);
    }

    /** Those of these references, in any spelling, that the caller may see. */
    public List<CaseView> those(Collection<String> spokenReferences) {
        return cases.byReferences(
                spokenReferences.stream()
                        .flatMap(spoken -> CaseReference.parse(spoken).stream())
                        .map(CaseReference::value)
                        .toList(),
                rights.sight());
    }

    public CaseAloud tell(CaseView view, Locale asked) {
        ToldCase said = told.tell(view, asked);
        ProcessModel model = catalog.model(view.definitionId());
        Optional<StepView> step = standing(view, model);
        return new CaseAloud(
                said,
                view.isOpen() ? waiting(said, step, asked) : null,
                view.isOpen() ? told.wanted(said) : List.of(),
                next(said),
                moved(said, asked),
                story(view, asked));
    }

    /** The step that the case came to last. */
    private Optional<StepView> standing(CaseView view, ProcessModel model) {
        return cases.steps(view.reference()).stream()
                .filter(step -> step.leftAt() == null
                        && model.step(step.element())
                                .filter(each -> each.customerText() != null)
                                .isPresent())
                .reduce((earlier, later) -> later);
    }

    /** The step's id, for those who count what happens while a case is at it. */
    public Optional<String> step(CaseView view) {
        return standing(view, catalog.model(view.definitionId())).map(StepView::element);
    }

    private Waiting waiting(ToldCase said, Optional<StepView> step, Locale asked) {
        if (!said.waitingFor().equals("us")) {
            return new Waiting(
                    said.waitingFor(), null, null, step.map(StepView::enteredAt).orElse(null));
        }
        Words words = Words.in(asked);
        Optional<TaskView> item = step.flatMap(at -> tasks.openOf(said.view().reference()).stream()
                .filter(each -> each.activityInstanceId().equals(at.activityInstanceId()))
                .findFirst());
        String team = item.map(each -> each.groups().stream()
                        .map(group -> words.group(group).orElseGet(() -> group.replace('-', ' ')))
                        .collect(Collectors.joining(", ")))
                .filter(names -> !names.isEmpty())
                .orElse(null);
        return new Waiting(
                "us",
                team,
                item.map(TaskView::assignee).map(callers::displayName).orElse(null),
                item.map(TaskView::assignedAt)
                        .or(() -> step.map(StepView::enteredAt))
                        .orElse(null));
    }

    private static @Nullable String next(ToldCase said) {
        boolean passed = false;
        for (PhaseAnswer phase : said.phases()) {
            if (passed) {
                return phase.label();
            }
            passed = phase.state() == PhaseAnswer.State.CURRENT;
        }
        return null;
    }

    private @Nullable Moved moved(ToldCase said, Locale asked) {
        Promise promise = promises.current(said.view().reference()).orElse(null);
        LocalDate from = promise == null ? null : promise.movedFrom();
        if (promise == null || from == null || !said.view().isOpen()) {
            return null;
        }
        Locale spoken = Locale.forLanguageTag(said.language());
        String reason = PromiseAnswers.reason(promise, spoken);
        String key = "moved." + (promise.date().isAfter(from) ? "later" : "earlier");
        String say = Words.in(spoken).say(key, day(from, spoken), day(promise.date(), spoken));
        boolean heard = promise.toldAt() != null || !promise.date().isAfter(from);
        return new Moved(
                from,
                promise.date(),
                PromiseAnswers.reason(promise, asked),
                reason == null ? say : say + " " + Words.in(spoken).say("moved.reason", reason),
                heard);
    }

    private static String day(LocalDate date, Locale spoken) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(spoken.getLanguage().equals("en") ? Locale.UK : spoken)
                .format(date);
    }

    private List<Line> story(CaseView view, Locale asked) {
        return timelines.of(view, Paging.of(Paging.MAX_LIMIT, null), asked).items().stream()
                .filter(item -> OF_CUSTOMERS.contains(item.kind()))
                .limit(MOST_LINES)
                .map(item -> new Line(
                        item.at(),
                        item.kind(),
                        NAMES_FOLLOW.matcher(item.text()).replaceFirst(".")))
                .toList();
    }
}
