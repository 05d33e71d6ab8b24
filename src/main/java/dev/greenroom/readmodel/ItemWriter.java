package dev.greenroom.readmodel;

import dev.greenroom.engine.events.EngineFact.End;
import dev.greenroom.engine.events.EngineFact.TaskChanged;
import dev.greenroom.engine.events.EngineFact.TaskEnded;
import dev.greenroom.readmodel.CaseChange.ItemChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;

/** Writes work items and their groups. */
final class ItemWriter {

    /** What the case's row mirrors into its items, so that lists sort and search without a join. */
    private static final List<String> MIRRORED = List.of("customer_id", "customer_name", "customer_tier", "amount");

    /** The process of what is begun about a case of another one. */
    private static final String WORK_ABOUT_CASES = "work-item";

    private final NamedParameterJdbcOperations jdbc;
    private final Audiences audiences;
    private final ItemWords words;
    private final ObjectProvider<Ranks> ranks;
    private final StayWriter stays;

    ItemWriter(NamedParameterJdbcOperations jdbc, Audiences audiences, ObjectProvider<Ranks> ranks) {
        this.jdbc = jdbc;
        this.audiences = audiences;
        this.words = new ItemWords(jdbc);
        this.ranks = ranks;
        this.stays = new StayWriter(jdbc);
    }

    /** Who held an item before this command, and what its rank followed from. */
    record Holder(@Nullable String assignee, @Nullable Instant since, @Nullable String name, RankedWork.Item item) {

        /** The rank that it comes to have with this priority, if that is known. */
        Optional<RankedWork.Rank> rank(int priority, ObjectProvider<Ranks> ranks) {
            return priority == item.priority()
                    ? Optional.empty()
                    : ranks.stream()
                            .flatMap(each -> each.known(item.withPriority(priority)).stream())
                            .findFirst();
        }
    }

    /** The holders of those items that the changes found rather than made. */
    Map<String, Holder> holders(List<PlacedChange> placed) {
        List<String> ids = items(placed)
                .filter(item -> !item.created && (item.latest != null || item.ended != null))
                .map(item -> item.id)
                .toList();
        Map<String, Holder> holders = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.query(
                    "select w.assignee, w.assigned_at, w.name, " + RankedWork.COLUMNS
                            + " from work_item w where w.task_id in (:ids)",
                    Map.of("ids", ids),
                    row -> {
                        holders.put(
                                row.getString("task_id"),
                                new Holder(
                                        row.getString("assignee"),
                                        Sql.instantOrNull(row, "assigned_at"),
                                        row.getString("name"),
                                        RankedWork.item(row)));
                    });
        }
        return holders;
    }

    void write(List<PlacedChange> placed, Map<String, Holder> holders) {
        placed.forEach(this::mirror);
        insert(placed);
        tell(placed);
        update(placed, holders);
        end(placed);
        groups(placed);
        Map<String, Set<String>> others = audiences(placed);
        stays(placed, others);
        words(placed, holders, others.keySet());
    }

    /** Where each item is now; {@code others} are those whose groups did not come with them. */
    private void stays(List<PlacedChange> placed, Map<String, Set<String>> others) {
        List<StayWriter.Standing> begun = new ArrayList<>();
        List<StayWriter.Standing> changed = new ArrayList<>();
        for (PlacedChange one : placed) {
            for (ItemChange item : one.change().items.values()) {
                TaskChanged latest = item.latest;
                if (item.created && latest != null) {
                    Set<String> groups = others.getOrDefault(item.id, groupsOf(item));
                    begun.add(StayWriter.Standing.of(item, latest, groups, one.change().reopened));
                } else if (item.groupsAt != null && others.containsKey(item.id)) {
                    changed.add(new StayWriter.Standing(
                            item.id, others.getOrDefault(item.id, Set.of()), item.groupsAt, StayWriter.MOVED));
                }
            }
        }
        stays.begin(begun);
        stays.change(changed);
        stays.end(items(placed).flatMap(item -> Stream.ofNullable(item.ended)).toList());
    }

    private static Stream<ItemChange> items(List<PlacedChange> placed) {
        return placed.stream().flatMap(one -> one.change().items.values().stream());
    }

    private void mirror(PlacedChange placed) {
        Map<String, @Nullable Object> columns = placed.change().columns;
        List<String> changed = MIRRORED.stream().filter(columns::containsKey).toList();
        if (placed.fresh() || changed.isEmpty()) {
            return;
        }
        StringBuilder set = new StringBuilder("version = version + 1, " + RankedWork.UNRANKED);
        MapSqlParameterSource params = new MapSqlParameterSource("reference", placed.reference());
        for (String column : changed) {
            set.append(", ").append(column).append(" = :").append(column);
            params.addValue(column, columns.get(column));
        }
        if (changed.contains("amount")) {
            Object amount = columns.get("amount");
            set.append(", value_order = :value");
            params.addValue("value", amount == null ? 0 : amount);
        }
        jdbc.update("update work_item set " + set + " where reference = :reference and state = 'open'", params);
    }

    private void insert(List<PlacedChange> placed) {
        String mirrored = "(select %s from case_view where reference = :reference)";
        Batch insert = new Batch(
                jdbc,
                "insert into work_item (task_id, reference, instance_id, root_instance_id, execution_id,"
                        + " activity_instance_id, definition_id, process, step, name, assignee, assigned_at, priority,"
                        + " state, created_at, " + LevelColumns.NAMES + ", customer_id, customer_name,"
                        + " customer_tier, amount, value_order, nudges, skills, audience) values (:task, :reference, :instance, :root, :execution, :activity, :definition,"
                        + " :process, :step, :name, :assignee, :assigned, :priority, 'open', :at, "
                        + LevelColumns.VALUES
                        + ", " + mirrored.formatted("customer_id") + ", "
                        + mirrored.formatted("customer_name")
                        + ", " + mirrored.formatted("customer_tier") + ", " + mirrored.formatted("amount") + ", "
                        + mirrored.formatted("coalesce(amount, 0)") + ", "
                        + mirrored.formatted("case when current_instance_id = :root then nudges else 0 end")
                        + ", :skills, :audience)");
        for (PlacedChange one : placed) {
            for (ItemChange item : one.change().items.values()) {
                TaskChanged latest = item.latest;
                if (item.created && latest != null) {
                    insert.add(row -> created(row, one.reference(), item, latest));
                }
            }
        }
        insert.run();
    }

    /** Nobody can have been told of a case that has just begun. */
    private void tell(List<PlacedChange> placed) {
        Batch told = new Batch(jdbc, ToldRows.whoKnowsTheScore());
        placed.stream().filter(one -> !one.fresh()).forEach(one -> one.change().items.values().stream()
                .filter(item -> item.created
                        && item.latest != null
                        && item.latest.process().equals(WORK_ABOUT_CASES))
                .forEach(
                        item -> told.add(row -> row.addValue("task", item.id).addValue("reference", one.reference()))));
        told.run();
    }

    private static void created(MapSqlParameterSource row, String reference, ItemChange item, TaskChanged latest) {
        shared(row, item, latest)
                .addValue("reference", reference)
                .addValue("root", latest.rootInstanceId())
                .addValue("assigned", latest.assignee() == null ? null : Sql.time(latest.at()))
                .addValue("at", Sql.time(latest.at()))
                .addValue("audience", Audiences.of(groupsOf(item)))
                .addValues(LevelColumns.params(item.level));
    }

    private static MapSqlParameterSource shared(MapSqlParameterSource row, ItemChange item, TaskChanged latest) {
        return row.addValue("task", latest.taskId())
                .addValue("instance", latest.instanceId())
                .addValue("execution", latest.executionId())
                .addValue("activity", latest.activityInstanceId())
                .addValue("definition", latest.definitionId())
                .addValue("process", latest.process())
                .addValue("step", latest.step())
                .addValue("name", CaseColumns.cutOrNull(latest.name(), 500))
                .addValue("assignee", latest.assignee())
                .addValue("priority", latest.priority())
                .addValue("skills", item.skills, java.sql.Types.VARCHAR)
                .addValue("skillsStay", item.skillsStay);
    }

    private void update(List<PlacedChange> placed, Map<String, Holder> holders) {
        Batch update = new Batch(
                jdbc,
                "update work_item set instance_id = :instance, execution_id = :execution,"
                        + " activity_instance_id = :activity, definition_id = :definition, process = :process,"
                        + " step = :step, name = :name, assignee = :assignee, assigned_at = :assigned,"
                        + RankedWork.SET_IF_SEEN
                        // What goes to somebody else, or back to all, is work again.
                        + " parked_until = case when assignee = :assignee then parked_until end,"
                        + " priority = :priority,"
                        + " skills = case when cast(:skillsStay as boolean) then skills else :skills end, version = version + 1 where task_id = :task");
        items(placed).filter(item -> !item.created).forEach(item -> {
            TaskChanged latest = item.latest;
            Holder before = holders.get(item.id);
            if (latest != null && before != null) {
                boolean same = java.util.Objects.equals(before.assignee(), latest.assignee());
                Instant since = same ? before.since() : latest.assignee() == null ? null : latest.at();
                Optional<RankedWork.Rank> rank = before.rank(latest.priority(), ranks);
                update.add(row -> RankedWork.ifSeen(
                        shared(row, item, latest).addValue("assigned", Sql.timeOrNull(since)), before.item(), rank));
            }
        });
        update.run();
    }

    private void end(List<PlacedChange> placed) {
        Batch end = new Batch(
                jdbc,
                "update work_item set state = :state, done_at = :at, done_by = :by, parked_until = null, version = version + 1"
                        + " where task_id = :task");
        items(placed).forEach(item -> {
            TaskEnded ended = item.ended;
            if (ended != null) {
                boolean completed = ended.end() == End.COMPLETED;
                end.add(row -> row.addValue("task", item.id)
                        .addValue("state", completed ? "completed" : "cancelled")
                        .addValue("at", Sql.time(ended.at()))
                        .addValue("by", completed ? doneBy(ended) : null));
            }
        });
        end.run();
    }

    static @Nullable String doneBy(TaskEnded ended) {
        return ended.by() == null ? ended.assignee() : ended.by();
    }

    /** The groups of a done item stay: they say who may see it. */
    private void groups(List<PlacedChange> placed) {
        Batch remove = new Batch(jdbc, "delete from work_item_group where task_id = :task and group_key = :group");
        Batch insert = new Batch(jdbc, "insert into work_item_group (task_id, group_key) values (:task, :group)");
        items(placed)
                .filter(item -> item.ended == null || item.created)
                .forEach(item -> item.groups.forEach((group, in) -> {
                    if (!item.created) {
                        remove.add(row -> row.addValue("task", item.id).addValue("group", group));
                    }
                    if (in) {
                        insert.add(row -> row.addValue("task", item.id).addValue("group", group));
                    }
                }));
        remove.run();
        insert.run();
    }

    private static Set<String> groupsOf(ItemChange item) {
        return item.groups.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** A new item came with its groups; of one that was there before, or whose groups were, they are read. */
    private Map<String, Set<String>> audiences(List<PlacedChange> placed) {
        audiences.keep(items(placed)
                .filter(item -> item.created)
                .map(ItemWriter::groupsOf)
                .toList());
        Map<String, Set<String>> changed = new TreeMap<>();
        items(placed)
                .filter(item -> item.ended == null && item.created == item.groups.isEmpty())
                .forEach(item -> changed.put(item.id, new HashSet<>()));
        if (changed.isEmpty()) {
            return changed;
        }
        jdbc.query(
                "select task_id, group_key from work_item_group where task_id in (:ids)",
                Map.of("ids", changed.keySet()),
                row -> {
                    changed.computeIfAbsent(row.getString("task_id"), task -> new HashSet<>())
                            .add(row.getString("group_key"));
                });
        audiences.keep(changed.values());
        Batch update = new Batch(jdbc, "update work_item set audience = :audience where task_id = :task");
        changed.forEach((task, groups) ->
                update.add(row -> row.addValue("task", task).addValue("audience", Audiences.of(groups))));
        update.run();
        return changed;
    }

    /** Of new items, of those that are called otherwise or somebody else's now, and of cases whose customer is. */
    private void words(List<PlacedChange> placed, Map<String, Holder> holders, Set<String> moved) {
        words.end(items(placed)
                .filter(item -> item.ended != null && !item.created)
                .map(item -> item.id)
                .toList());
        words.write(
                items(placed)
                        .filter(item -> moved.contains(item.id)
                                || (item.latest != null
                                        && (item.created || renamed(item.latest, holders.get(item.id)))))
                        .map(item -> item.id)
                        .toList(),
                placed.stream()
                        .filter(one -> !one.fresh())
                        .filter(one -> one.change().columns.containsKey("customer_id")
                                || one.change().columns.containsKey("customer_name"))
                        .map(PlacedChange::reference)
                        .toList());
    }

    private static boolean renamed(TaskChanged latest, @Nullable Holder before) {
        return before != null && !java.util.Objects.equals(before.name(), CaseColumns.cutOrNull(latest.name(), 500));
    }
}
