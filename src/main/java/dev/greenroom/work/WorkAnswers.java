package dev.greenroom.work;

import dev.greenroom.cases.Cause;
import dev.greenroom.cases.MissingAnswer;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.engine.catalog.Checklist;
import dev.greenroom.engine.catalog.Field;
import dev.greenroom.engine.catalog.Form;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.Page;
import dev.greenroom.readmodel.Paging;
import dev.greenroom.readmodel.ParkedView;
import dev.greenroom.readmodel.TaskQuery;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.TaskViews;
import dev.greenroom.readmodel.Visibility;
import dev.greenroom.sla.SlaClocks;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows work items in the asker's language, from the read model and the model's own words. */
@Component
class WorkAnswers {

    private final WorkRights rights;
    private final WorkQueue queue;
    private final TaskViews tasks;
    private final CaseViews cases;
    private final Drafts drafts;
    private final Returns returns;
    private final ProcessCatalog catalog;
    private final ListFields listFields;
    private final SlaClocks clocks;
    private final Clock clock;

    WorkAnswers(
            WorkRights rights,
            WorkQueue queue,
            TaskViews tasks,
            CaseViews cases,
            Drafts drafts,
            Returns returns,
            ProcessCatalog catalog,
            ListFields listFields,
            SlaClocks clocks,
            Clock clock) {
        this.rights = rights;
        this.queue = queue;
        this.tasks = tasks;
        this.cases = cases;
        this.drafts = drafts;
        this.returns = returns;
        this.catalog = catalog;
        this.listFields = listFields;
        this.clocks = clocks;
        this.clock = clock;
    }

    WorkItem.Rows list(TaskQuery query, Paging paging, Locale asked) {
        Visibility sight = rights.sight();
        Instant now = clock.instant();
        Page<WorkItem> page = tasks.list(shown(query), sight, paging).map(item -> item(item, asked, now));
        return new WorkItem.Rows(
                page.items(),
                page.next(),
                page.prev(),
                page.count().value(),
                page.count().exact(),
                now);
    }

    private TaskQuery shown(TaskQuery query) {
        return listFields.checked(query).showing(listFields.names());
    }

    /** The same list to its end, or to {@code most} items. */
    void each(TaskQuery query, int most, Locale asked, Consumer<WorkItem> reader) {
        Instant now = clock.instant();
        tasks.each(
                shown(query),
                rights.sight(),
                most,
                items -> items.forEach(item -> reader.accept(item(item, asked, now))));
    }

    WorkItem.Counts counts() {
        Map<String, WorkItem.Count> counts = new LinkedHashMap<>();
        tasks.counts(rights.sight())
                .forEach((view, count) -> counts.put(kebab(view), new WorkItem.Count(count.value(), count.exact())));
        return new WorkItem.Counts(counts, clock.instant());
    }

    /** The item with its form; refuses what the caller may not see. */
    WorkItem.WithForm one(String id, Locale asked) {
        TaskView item = visible(id);
        Form form = queue.form(item);
        String language = Words.speak(asked).getLanguage();
        Map<String, @Nullable Object> known = cases.variables(item);
        Map<String, @Nullable Object> data = new LinkedHashMap<>(known);
        data.keySet().retainAll(form == null ? Set.of() : form.fields().keySet());
        return new WorkItem.WithForm(
                item(item, asked, clock.instant()),
                form == null ? null : form.schema(language),
                data,
                drafts.find(id, rights.sight().user()).orElse(null),
                missing(item, form, known, language),
                waysBack(item, asked),
                clock.instant());
    }

    private List<MissingAnswer> missing(
            TaskView item, @Nullable Form form, Map<String, @Nullable Object> known, String language) {
        if (!item.isOpen()) {
            return List.of();
        }
        return new Checklist(catalog.model(item.definitionId()))
                .foreseen(item.step(), known::get).stream()
                        .filter(missing -> !asks(form, missing.item().name()))
                        .map(missing -> MissingAnswer.of(missing, language))
                        .distinct()
                        .toList();
    }

    private static boolean asks(@Nullable Form form, String name) {
        Field field = form == null ? null : form.fields().get(name);
        return field != null && !field.readOnly();
    }

    private WorkItem.@Nullable Returns waysBack(TaskView item, Locale asked) {
        String language = Words.speak(asked).getLanguage();
        List<Cause.Choice> steps = item.isOpen()
                ? returns.targets(item).stream()
                        .map(step ->
                                new Cause.Choice(step.element(), step.name().in(language)))
                        .toList()
                : List.of();
        return steps.isEmpty() ? null : new WorkItem.Returns(steps, Cause.choices(asked));
    }

    /** The item after something was done with it; who did that may see the result, even where the item left their sight. */
    WorkItem after(String id, Locale asked) {
        TaskView item =
                tasks.byId(id, Visibility.everything(), listFields.names()).orElseThrow(UnknownWorkItem::new);
        return item(item, asked, clock.instant());
    }

    private TaskView visible(String id) {
        Visibility sight = rights.sight();
        return tasks.byId(id, sight, listFields.names())
                .orElseThrow(() -> tasks.byId(id).isPresent() ? new NotOfYourGroups() : new UnknownWorkItem());
    }

    private WorkItem item(TaskView view, Locale asked, Instant now) {
        String language = Words.speak(asked).getLanguage();
        ProcessModel model = catalog.model(view.definitionId());
        String assignee = view.assignee();
        Map<String, Object> fields = new LinkedHashMap<>();
        model.listFields().stream()
                .filter(view.fields()::containsKey)
                .forEach(name -> fields.put(name, view.fields().get(name)));
        return new WorkItem(
                view.id(),
                title(view, model, language),
                view.caseReference(),
                view.process(),
                model.name().in(language),
                view.step(),
                view.state().name().toLowerCase(Locale.ROOT),
                new WorkItem.Customer(view.customerId(), view.customerName()),
                view.groups(),
                assignee,
                assignee == null ? null : rights.displayName(assignee),
                view.assignedAt(),
                (view.isOpen() && rights.mayTakeOver(view)) ? Boolean.TRUE : null,
                rights.may(view),
                view.priority(),
                view.createdAt(),
                view.doneAt(),
                view.doneBy(),
                clocks.of(view.serviceLevel(), view.doneAt(), now),
                WorkItem.Told.of(view.told()),
                WorkItem.Asked.of(view.told()),
                parked(view.parked()),
                fields);
    }

    private WorkItem.@Nullable Parked parked(@Nullable ParkedView parked) {
        return parked == null
                ? null
                : new WorkItem.Parked(
                        parked.by(), rights.displayName(parked.by()), parked.at(), parked.until(), parked.reason());
    }

    private static String title(TaskView view, ProcessModel model, String language) {
        String given = view.title();
        return model.step(view.step())
                .map(step -> step.name().in(language))
                .orElse(given == null ? view.step() : given);
    }

    private static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
