package dev.greenroom.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Whom escalations, colleagues and the desk told of which work. */
@Component
public class ToldRows {

    private static final String COLUMNS = ", d.stage as told_stage, d.whole_case as told_case, d.told_at";
    /** By the item alone: an index searched for each of somebody's 800 groups costs more than the page. */
    private static final String JOIN =
            " left join work_item_told d on d.task_id = p.task_id and p.state = 'open' and d.told_to || '' = any(:toldTo)";

    private final NamedParameterJdbcOperations jdbc;
    private final ApplicationEventPublisher tell;

    ToldRows(NamedParameterJdbcOperations jdbc, ApplicationEventPublisher tell) {
        this.jdbc = jdbc;
        this.tell = tell;
    }

    /** These people and groups are told of these items. */
    public record Telling(List<String> taskIds, Set<String> toldTo, Told told) {}

    void add(List<String> taskIds, Set<String> toldTo, Told told) {
        add(List.of(new Telling(taskIds, toldTo, told)));
    }

    /** What is kept in the same way. */
    private record Kept(Set<String> toldTo, Told.About about) {}

    /**
     * Keeps what was told, in the caller's transaction; of each item at most one telling. It takes the place of what the same
     * people were told of the same item about the same thing.
     */
    public void add(List<Telling> tellings) {
        Map<Kept, List<Telling>> together = tellings.stream()
                .filter(telling ->
                        !telling.taskIds().isEmpty() && !telling.toldTo().isEmpty())
                .collect(Collectors.groupingBy(
                        telling -> new Kept(telling.toldTo(), telling.told().about())));
        if (together.isEmpty()) {
            return;
        }
        Batch insert = new Batch(
                jdbc,
                "insert into work_item_told (task_id, told_to, about, stage, whole_case, told_at)"
                        + " values (:task, :to, :about, :stage, :case, :at)");
        Set<String> all = new HashSet<>();
        together.forEach((kept, alike) -> {
            Set<String> tasks = new HashSet<>();
            alike.forEach(telling -> tasks.addAll(telling.taskIds()));
            jdbc.update(
                    "delete from work_item_told where task_id in (:tasks) and told_to in (:toldTo) and about = :about",
                    new MapSqlParameterSource("tasks", tasks)
                            .addValue("toldTo", kept.toldTo())
                            .addValue("about", kept.about().word()));
            alike.forEach(telling -> rows(insert, telling));
            all.addAll(tasks);
        });
        insert.run();
        tell.publishEvent(new ReadModelChanged(Set.of(), all));
    }

    /** Who has an item: its holder, or while nobody does its groups. */
    public static Set<String> having(TaskView item) {
        String holder = item.assignee();
        return holder == null ? Set.copyOf(item.groups()) : Set.of(holder);
    }

    /** Whether all of these were told of this item, last with a stage that begins so. */
    public boolean isTold(String taskId, Set<String> toldTo, String stage) {
        Long told = jdbc.queryForObject(
                "select count(*) from work_item_told where task_id = :task and told_to in (:toldTo)"
                        + " and stage like :stage || '%'",
                new MapSqlParameterSource("task", taskId)
                        .addValue("toldTo", toldTo)
                        .addValue("stage", stage),
                Long.class);
        return told != null && told == toldTo.size();
    }

    /** What was told in this way of these items is over, in the caller's transaction. */
    public void settle(List<String> taskIds, Set<String> stages) {
        if (!taskIds.isEmpty()
                && jdbc.update(
                                "delete from work_item_told where task_id in (:tasks) and stage in (:stages)",
                                new MapSqlParameterSource("tasks", taskIds).addValue("stages", stages))
                        > 0) {
            tell.publishEvent(new ReadModelChanged(Set.of(), new HashSet<>(taskIds)));
        }
    }

    /** Lists show only whom open work was told to; whoever worked for a customer who was not content sees how it ends. */
    @Scheduled(fixedDelay = 6, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void clean() {
        jdbc.update(
                "delete from work_item_told where not exists (select 1 from work_item w"
                        + " where w.task_id = work_item_told.task_id"
                        + " and (w.state = 'open' or work_item_told.about = '" + Told.About.SCORE.word() + "'))",
                Map.of());
    }

    /** What a low score began may go on at another step: whoever was told of it is told there, too. */
    static String whoKnowsTheScore() {
        return "insert into work_item_told (task_id, told_to, about, stage, whole_case, told_at)"
                + " select cast(:task as varchar), d.told_to, d.about, d.stage, d.whole_case, max(d.told_at)"
                + " from work_item w join work_item_told d on d.task_id = w.task_id"
                + " where w.reference = :reference and w.task_id <> :task and d.about = '" + Told.About.SCORE.word()
                + "' group by d.told_to, d.about, d.stage, d.whole_case";
    }

    private static void rows(Batch insert, Telling telling) {
        for (String task : telling.taskIds()) {
            for (String to : new TreeSet<>(telling.toldTo())) {
                insert.add(row -> row.addValue("task", task)
                        .addValue("to", to)
                        .addValue("about", telling.told().about().word())
                        .addValue("stage", telling.told().stage())
                        .addValue("case", telling.told().wholeCase())
                        .addValue("at", Sql.time(telling.told().at())));
            }
        }
    }

    /** Those as whom the viewer is told: themselves, each of their groups, and those for whom they stand in. */
    static Set<String> as(Visibility visibility) {
        Set<String> names = new HashSet<>(visibility.groups());
        names.add(visibility.user());
        names.addAll(visibility.standsInFor());
        return names;
    }

    static String columns() {
        return COLUMNS;
    }

    static String join() {
        return JOIN;
    }

    /** What the row says, unless something later is known about the same. */
    static void add(Map<Told.About, Told> known, ResultSet row) throws SQLException {
        String stage = row.getString("told_stage");
        if (stage != null) {
            Told told = new Told(stage, row.getBoolean("told_case"), Sql.instant(row, "told_at"));
            known.merge(told.about(), told, (one, other) -> one.at().isBefore(other.at()) ? other : one);
        }
    }
}
