package dev.greenroom.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Holds every view of work, and lists narrowed at random as kept views are, against the engine's own tasks. What only the
 * read model knows of an open item (when it is due, whether it was put aside) is read item by item.
 */
final class ViewsOfWork {

    private static final List<Visibility> VIEWERS = List.of(
            new Visibility("sven", Set.of(), true, true),
            new Visibility("carla", Set.of("front-office"), false, true),
            new Visibility("bruno", Set.of("claims-assessor", "credit-assessor", "refunds"), false, false),
            new Visibility("anna", Set.of("claims-intake", "claims-lead", "refunds"), false, false));

    private final ProcessEngine engine;
    private final TaskViews views;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final ZoneId zone;
    private final Random random;

    ViewsOfWork(ApplicationContext house, Random random) {
        this.engine = house.getBean(ProcessEngine.class);
        this.views = house.getBean(TaskViews.class);
        this.jdbc = house.getBean(JdbcTemplate.class);
        this.clock = house.getBean(Clock.class);
        this.random = random;
        this.zone = house.getBean(ReadModelSettings.class).zone();
    }

    private record Item(
            String id, String process, String step, @Nullable String assignee, int priority, Set<String> groups) {

        boolean isOffered(Visibility viewer) {
            return groups.stream().anyMatch(viewer.groups()::contains);
        }

        boolean isSeen(Visibility viewer) {
            return viewer.allWork() || isHeld(viewer) || isOffered(viewer);
        }

        boolean isHeld(Visibility viewer) {
            return viewer.user().equals(assignee);
        }
    }

    /** One of the viewers sees in each view what the engine has, and is told how many they are. */
    void areThoseOfTheEngine(String description) {
        Visibility viewer = some(VIEWERS);
        List<Item> items = items();
        Map<TaskQuery.View, Page.Count> counts = views.counts(viewer);
        for (TaskQuery.View view : TaskQuery.View.values()) {
            Set<String> expected = view == TaskQuery.View.DONE_TODAY ? doneBy(viewer) : ids(items, in(view, viewer));
            String what = view + " of " + viewer.user() + " " + description;
            same(TaskQuery.of(view), viewer, expected, what);
            assertThat(counts.get(view)).as(what).isEqualTo(new Page.Count(expected.size(), true));
        }
        narrowed(items, viewer, description);
    }

    private void narrowed(List<Item> items, Visibility viewer, String description) {
        if (items.isEmpty()) {
            return;
        }
        Item like = some(items);
        List<String> groups = new ArrayList<>(like.groups());
        String process = random.nextBoolean() ? like.process() : null;
        String step = random.nextBoolean() ? like.step() : null;
        Integer priority = random.nextBoolean() ? like.priority() : null;
        String group = groups.isEmpty() || random.nextBoolean() ? null : some(groups);
        TaskQuery query = TaskQuery.of(TaskQuery.View.ALL)
                .inProcess(process)
                .atStep(step)
                .withPriority(priority)
                .ofGroup(group)
                .sortedBy(some(List.of(TaskQuery.Sort.values())));
        same(
                query,
                viewer,
                ids(
                        items,
                        item -> item.isSeen(viewer)
                                && (process == null || process.equals(item.process()))
                                && (step == null || step.equals(item.step()))
                                && (priority == null || priority == item.priority())
                                && (group == null || item.groups().contains(group))),
                query + " of " + viewer.user() + " " + description);
    }

    private void same(TaskQuery query, Visibility viewer, Set<String> expected, String what) {
        Page<TaskView> page = views.list(query, viewer, new Paging(200, null));
        assertThat(page.items().stream().map(TaskView::id)).as(what).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(page.count()).as(what).isEqualTo(new Page.Count(expected.size(), true));
    }

    private <T> T some(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static Set<String> ids(List<Item> items, Predicate<Item> which) {
        return items.stream().filter(which).map(Item::id).collect(Collectors.toSet());
    }

    private Predicate<Item> in(TaskQuery.View view, Visibility viewer) {
        return switch (view) {
            case MINE -> item -> item.isHeld(viewer) && row(item).parked() == null;
            case TEAM -> item -> item.isOffered(viewer);
            case PARKED -> item -> item.isSeen(viewer) && row(item).parked() != null;
            case AT_RISK -> item -> item.isSeen(viewer) && isAtRisk(row(item).serviceLevel());
            case TOLD -> item -> item.isSeen(viewer) && isTold(item, viewer);
            default -> item -> item.isSeen(viewer);
        };
    }

    private boolean isAtRisk(@Nullable ServiceLevelView level) {
        if (level == null || level.dueAt() == null) {
            return false;
        }
        Instant from = Objects.requireNonNullElse(level.warnAt(), level.dueAt());
        return !from.isAfter(clock.instant());
    }

    private boolean isTold(Item item, Visibility viewer) {
        Set<String> ears = new HashSet<>(
                jdbc.queryForList("select told_to from work_item_told where task_id = ?", String.class, item.id()));
        return ears.contains(viewer.user()) || ears.stream().anyMatch(viewer.groups()::contains);
    }

    private TaskView row(Item item) {
        return views.byId(item.id()).orElseThrow();
    }

    /** Who did it is what the read model says; that it was done the engine does. */
    private Set<String> doneBy(Visibility viewer) {
        Instant today =
                clock.instant().atZone(zone).truncatedTo(ChronoUnit.DAYS).toInstant();
        return engine
                .getHistoryService()
                .createHistoricTaskInstanceQuery()
                .finished()
                .taskDeleteReason("completed")
                .finishedAfter(Date.from(today))
                .list()
                .stream()
                .map(done -> views.byId(done.getId()))
                .flatMap(Optional::stream)
                .filter(done -> viewer.user().equals(done.doneBy()))
                .map(TaskView::id)
                .collect(Collectors.toSet());
    }

    private List<Item> items() {
        return engine.getTaskService().createTaskQuery().list().stream()
                .filter(task -> task.getProcessDefinitionId() != null)
                .map(this::item)
                .toList();
    }

    private Item item(Task task) {
        String definition = task.getProcessDefinitionId();
        return new Item(
                task.getId(),
                definition.substring(0, definition.indexOf(':')),
                task.getTaskDefinitionKey(),
                task.getAssignee(),
                task.getPriority(),
                engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                        .filter(link -> link.getType().equals(IdentityLinkType.CANDIDATE))
                        .map(IdentityLink::getGroupId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
    }
}
