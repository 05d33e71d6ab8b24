package dev.greenroom.sla;

import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.engine.events.EngineFact;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.TaskViews;
import dev.greenroom.sla.calendar.NoDueDate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Opens the clocks of steps and cases, always in the engine's transaction. */
@Component
class Deadlines {

    static final int NORMAL_PRIORITY = 50;

    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

    private final SlaRows rows;
    private final SlaPauses pauses;
    private final ServiceLevels levels;
    private final Calendars calendars;
    private final ProcessCatalog catalog;
    private final CaseViews cases;
    private final TaskViews tasks;
    private final CaseTimers timers;
    private final PassedSteps passed;
    private final Clock clock;

    Deadlines(
            SlaRows rows,
            SlaPauses pauses,
            ServiceLevels levels,
            Calendars calendars,
            ProcessCatalog catalog,
            CaseViews cases,
            TaskViews tasks,
            CaseTimers timers,
            PassedSteps passed,
            Clock clock) {
        this.rows = rows;
        this.pauses = pauses;
        this.levels = levels;
        this.calendars = calendars;
        this.catalog = catalog;
        this.cases = cases;
        this.tasks = tasks;
        this.timers = timers;
        this.passed = passed;
        this.clock = clock;
    }

    /** Where a clock hangs; {@code activityInstanceId} is null for the clock of a whole case. */
    record Place(
            @Nullable String activityInstanceId,
            String instanceId,
            String rootInstanceId,
            String executionId,
            @Nullable String taskId,
            String definitionId,
            String process,
            @Nullable String element,
            int priority,
            @Nullable String tier) {

        String id() {
            return activityInstanceId == null ? instanceId : activityInstanceId;
        }

        boolean isWholeCase() {
            return activityInstanceId == null && instanceId.equals(rootInstanceId);
        }

        /** The clock that hangs here, as it begins. */
        SlaRow row(SlaRow.Kind kind, String level, Target target, LevelClock started) {
            return new SlaRow(
                    id(),
                    rootInstanceId,
                    instanceId,
                    executionId,
                    taskId,
                    process,
                    element,
                    kind,
                    level,
                    target.escalateTo(),
                    priority,
                    tier,
                    started.since(),
                    started.warnAt(),
                    started.dueAt(),
                    SlaRow.Course.of(started, target.pauseWhile()),
                    null,
                    null,
                    null);
        }
    }

    /** The row of this place, opened now if there is none yet; empty when no target applies. */
    Optional<SlaRow> open(Place place) {
        Optional<SlaRow> known = rows.find(place.id());
        return known.isPresent() ? known : openNow(place);
    }

    private Optional<SlaRow> openNow(Place place) {
        Optional<SlaRow> opened = levels.targetOf(
                        place.activityInstanceId() == null, levelKey(place), place.priority(), place.tier())
                .flatMap(target -> row(place, target));
        passed.counted(place.id());
        opened.ifPresent(rows::open);
        opened.filter(row -> row.course().pausedAt() != null).ifPresent(pauses::begin);
        opened.ifPresent(timers::opened);
        if (place.isWholeCase() && opened.isPresent()) {
            SlaRow row = opened.get();
            // What is done beside a case has a clock of its own, which is not the case's.
            cases.byInstance(row.instanceId())
                    .filter(view -> view.instanceId().equals(row.instanceId()))
                    .ifPresent(view -> cases.serviceLevel(view.reference(), row.view(calendars)));
        }
        return opened;
    }

    private Optional<SlaRow> row(Place place, Target target) {
        LevelClock started = started(place, target);
        try {
            return Optional.of(row(place, target, started));
        } catch (NoDueDate none) {
            LOG.warn("The service level {} is not counted: {}", levelKey(place), none.getMessage());
            return Optional.empty();
        }
    }

    /** A step that itself waits for somebody has a clock that stands from the beginning. */
    private LevelClock started(Place place, Target target) {
        LevelClock started = target.start(calendars.get(target.calendar()), clock.instant());
        String element = place.element();
        String whom = place.activityInstanceId() == null || element == null
                ? null
                : catalog.model(place.definitionId())
                        .step(element)
                        .map(ProcessModel.Step::waitingFor)
                        .orElse(null);
        return whom != null && Target.pausesFor(whom, target.pauseWhile())
                ? started.pause(started.since(), whom)
                : started;
    }

    private SlaRow row(Place place, Target target, LevelClock started) {
        SlaRow.Kind kind = place.activityInstanceId() == null ? SlaRow.Kind.CASE : SlaRow.Kind.STEP;
        return place.row(kind, levelKey(place), target, started);
    }

    /** A case whose model draws no timers of its own has a clock too, which nobody asked for before its first step. */
    void openCase(CaseView view) {
        open(new Place(
                null,
                view.instanceId(),
                view.instanceId(),
                view.instanceId(),
                null,
                view.definitionId(),
                view.process(),
                null,
                view.priority(),
                view.customer().tier()));
    }

    /** Gives a new work item its dates: those its step's timers already have, or its own. */
    Optional<SlaRow> open(EngineFact.TaskChanged task) {
        List<SlaRow> known = rows.find(List.of(task.activityInstanceId(), task.rootInstanceId()));
        Optional<SlaRow> own = known.stream()
                .filter(row -> row.id().equals(task.activityInstanceId()))
                .findFirst();
        if (own.isPresent()) {
            rows.attach(task.activityInstanceId(), task.taskId());
        } else {
            own = openNow(place(task, known.stream().findFirst()));
        }
        own.ifPresent(row -> tasks.serviceLevel(task.taskId(), row.view(calendars)));
        return own;
    }

    private Place place(EngineFact.TaskChanged task, Optional<SlaRow> ofCase) {
        Optional<CaseView> view = ofCase.isPresent() ? Optional.empty() : cases.byInstance(task.rootInstanceId());
        return new Place(
                task.activityInstanceId(),
                task.instanceId(),
                task.rootInstanceId(),
                task.executionId(),
                task.taskId(),
                task.definitionId(),
                task.process(),
                task.step(),
                ofCase.map(SlaRow::priority)
                        .or(() -> view.map(CaseView::priority))
                        .orElse(NORMAL_PRIORITY),
                ofCase.map(SlaRow::tier)
                        .or(() -> view.map(each -> each.customer().tier()))
                        .orElse(null));
    }

    private String levelKey(Place place) {
        ProcessModel model = catalog.model(place.definitionId());
        String element = place.element();
        if (place.activityInstanceId() == null || element == null) {
            return model.properties().getOrDefault("serviceLevel", place.process());
        }
        return model.step(element).map(step -> levelKey(place, step)).orElseGet(() -> place.process() + "." + element);
    }

    /** The level that the case's own variable names, when the model says so and the table has a line for it. */
    private String levelKey(Place place, ProcessModel.Step step) {
        return Optional.ofNullable(step.properties().get("serviceLevelFrom"))
                .flatMap(variable -> cases.told(place.rootInstanceId(), variable))
                .filter(key ->
                        levels.target(key, place.priority(), place.tier()).isPresent())
                .orElse(step.serviceLevel());
    }
}
