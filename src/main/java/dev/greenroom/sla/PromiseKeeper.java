package dev.greenroom.sla;

import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.engine.catalog.UnknownProcess;
import dev.greenroom.engine.events.EngineFact;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Promises what the table says when a case comes to an event its model names. An event counts once for each time that a
 * case is opened. What it promises follows the promise before; it moves it when that one came from the same event.
 */
@Component
@Order(2)
class PromiseKeeper implements CaseKeeper {

    /** Names the event that happens when a case comes to this element. */
    static final String EVENT = "promiseEvent";

    private static final String NEW_DATE = "date-agreed";

    private final CaseViews cases;
    private final ProcessCatalog catalog;
    private final PromiseTable table;
    private final PromiseRows rows;
    private final Promises promises;

    PromiseKeeper(CaseViews cases, ProcessCatalog catalog, PromiseTable table, PromiseRows rows, Promises promises) {
        this.cases = cases;
        this.catalog = catalog;
        this.table = table;
        this.rows = rows;
        this.promises = promises;
    }

    private record Happened(String event, Instant at) {}

    @Override
    public void keep(String rootInstanceId, List<EngineFact> facts) {
        boolean starts = facts.stream()
                .anyMatch(fact -> fact instanceof EngineFact.InstanceStarted started
                        && started.instanceId().equals(rootInstanceId));
        List<Happened> events = events(rootInstanceId, facts);
        List<EngineFact.VariableWritten> dates = starts ? List.of() : dates(rootInstanceId, facts);
        if (!starts && events.isEmpty() && dates.isEmpty()) {
            return;
        }
        cases.byInstance(rootInstanceId)
                .filter(view -> view.isOpen() && view.instanceId().equals(rootInstanceId))
                .ifPresent(view -> {
                    Promises.Of where = new Promises.Of(view.reference(), rootInstanceId, view.process());
                    if (starts) {
                        happened(
                                where,
                                view,
                                new Happened(opening(view), facts.get(0).at()));
                    }
                    events.forEach(each -> happened(where, view, each));
                    dates.forEach(each -> agreed(where, each));
                });
    }

    private String opening(CaseView view) {
        return cases.wasReopened(view.reference()) ? PromiseTable.REOPENED : PromiseTable.OPENED;
    }

    private List<Happened> events(String root, List<EngineFact> facts) {
        List<Happened> events = new ArrayList<>();
        for (EngineFact fact : facts) {
            if (fact instanceof EngineFact.StepEntered step && step.instanceId().equals(root)) {
                model(step.definitionId())
                        .flatMap(model -> model.step(step.element()))
                        .map(said -> said.properties().get(EVENT))
                        .ifPresent(event -> events.add(new Happened(event, step.at())));
            }
        }
        return events;
    }

    /** Another date in the variable that holds what was promised. */
    private List<EngineFact.VariableWritten> dates(String root, List<EngineFact> facts) {
        List<EngineFact.VariableWritten> dates = new ArrayList<>();
        for (EngineFact fact : facts) {
            if (fact instanceof EngineFact.VariableWritten written
                    && written.scopeId().equals(root)
                    && date(written.value()) != null) {
                dates.add(written);
            }
        }
        return dates;
    }

    private Optional<ProcessModel> model(String definitionId) {
        try {
            return Optional.of(catalog.model(definitionId));
        } catch (UnknownProcess e) {
            return Optional.empty();
        }
    }

    private void happened(Promises.Of where, CaseView view, Happened happened) {
        PromiseTable.@Nullable Term term =
                table.term(where.process(), happened.event()).orElse(null);
        if (term == null || rows.toldBefore(where.rootInstanceId(), where.reference(), happened.event())) {
            return;
        }
        @Nullable LocalDate date = promised(term, view, happened.at());
        if (date == null) {
            return;
        }
        @Nullable Promise before = rows.current(where.reference()).orElse(null);
        @Nullable Promise same = before != null && happened.event().equals(before.event()) ? before : null;
        if (same == null) {
            add(where, term, before == null ? Promise.Kind.FIRST : Promise.Kind.NEXT, happened, date, null, null);
        } else if (!same.date().equals(date)) {
            add(where, term, Promise.Kind.MOVED, happened, date, same.date(), happened.event());
        }
    }

    private @Nullable LocalDate promised(PromiseTable.Term term, CaseView view, Instant at) {
        Target target = term.target();
        String field = term.field();
        return target != null
                ? table.date(target, at)
                : date(field == null ? null : cases.variables(view.reference()).get(field));
    }

    private void agreed(Promises.Of where, EngineFact.VariableWritten written) {
        @Nullable Promise before = rows.current(where.reference()).orElse(null);
        @Nullable LocalDate date = date(written.value());
        @Nullable String event = before == null ? null : before.event();
        if (before == null || event == null || date == null || before.date().equals(date)) {
            return;
        }
        table.term(where.process(), event)
                .filter(term -> written.name().equals(term.field()))
                .ifPresent(term -> add(
                        where,
                        term,
                        Promise.Kind.MOVED,
                        new Happened(event, written.at()),
                        date,
                        before.date(),
                        NEW_DATE));
    }

    private void add(
            Promises.Of where,
            PromiseTable.Term term,
            Promise.Kind kind,
            Happened happened,
            LocalDate date,
            @Nullable LocalDate from,
            @Nullable String reason) {
        Promise promise = new Promise(
                0,
                where.reference(),
                kind,
                happened.event(),
                date,
                from,
                reason,
                term.source(),
                null,
                null,
                happened.at(),
                null,
                null,
                null);
        promises.add(where, promise, table.zone(term));
    }

    private static @Nullable LocalDate date(@Nullable Object value) {
        String text = value == null ? "" : String.valueOf(value);
        try {
            return text.matches("\\d{4}-\\d{2}-\\d{2}([T ].*)?") ? LocalDate.parse(text.substring(0, 10)) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
