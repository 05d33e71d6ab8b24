package dev.greenroom.readmodel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What came to which queue, what left it, and what of it was right the first time; from the items' own rows. */
@Component
public class WorkLedger {

    private static final long QUARTER = 900;
    private static final String FROM = " from work_item_stay s";
    private static final String ITEM = " join work_item w on w.task_id = s.task_id";

    private final JdbcClient jdbc;
    private final Projector projector;
    private final Timeline timeline;

    WorkLedger(JdbcClient jdbc, Projector projector, Timeline timeline) {
        this.jdbc = jdbc;
        this.projector = projector;
        this.timeline = timeline;
    }

    /**
     * Which days of which queues; both days are included, and days begin at midnight in {@code zone}.
     *
     * @param queues null for all
     */
    public record Wanted(
            LocalDate from,
            LocalDate to,
            ZoneId zone,
            @Nullable Set<String> queues,
            @Nullable String process,
            @Nullable String step) {

        Instant begins() {
            return from.atStartOfDay(zone).toInstant();
        }

        Instant ends() {
            return to.plusDays(1).atStartOfDay(zone).toInstant();
        }
    }

    /** The days of each queue that had something in this time, queue by queue. */
    public List<QueueDay> days(Wanted wanted) {
        projector.flush();
        Map<String, Long> opening = new TreeMap<>();
        Where there = where(wanted, "s.left_at >= :begins and s.came_at < :begins");
        jdbc.sql("select s.queue, count(*) as items" + FROM + joined(wanted) + there.sql() + " group by s.queue")
                .params(there.params())
                .query(row -> {
                    opening.put(row.getString("queue"), row.getLong("items"));
                });
        return QueueDay.days(
                wanted.from(),
                wanted.to(),
                opening,
                moves(wanted, "came_at", "came_as"),
                moves(wanted, "left_at", "left_as"));
    }

    /** Counted by quarters of an hour, since a day begins at one wherever somebody reads this. */
    private List<QueueDay.Moves> moves(Wanted wanted, String at, String how) {
        Where where = where(wanted, "s." + at + " >= :begins and s." + at + " < :ends");
        return jdbc.sql("select queue, how, quarter, count(*) as items from (select s.queue, s." + how
                        + " as how, cast(floor(extract(epoch from s." + at + ") / " + QUARTER
                        + ") as bigint) as quarter"
                        + FROM + joined(wanted) + where.sql() + ") each_move group by queue, how, quarter")
                .params(where.params())
                .query((row, number) -> new QueueDay.Moves(
                        row.getString("queue"),
                        Instant.ofEpochSecond(row.getLong("quarter") * QUARTER)
                                .atZone(wanted.zone())
                                .toLocalDate(),
                        row.getString("how"),
                        row.getLong("items")))
                .list();
    }

    /**
     * What was done in this time, and how much of it was sent back since. A return is counted against the last item that was
     * done at the step it names.
     */
    public List<Quality> quality(Wanted wanted) {
        projector.flush();
        Where where = where(wanted, "s.left_as = 'done' and s.left_at >= :begins and s.left_at < :ends");
        Map<List<String>, Map<String, Long>> found = new LinkedHashMap<>();
        jdbc.sql("select process, step, queue, wrong, count(*) as items from (select w.process, w.step, s.queue, ("
                        + "select min(t.cause) from timeline_entry t where t.reference = w.reference"
                        + " and t.error_step = w.step and t.at >= w.done_at and not exists (select 1 from work_item o"
                        + " where o.reference = w.reference and o.step = w.step and o.state = 'completed'"
                        + " and o.done_at > w.done_at and o.done_at <= t.at)) as wrong" + FROM + ITEM + where.sql()
                        + ") each_item group by process, step, queue, wrong order by process, step, queue")
                .params(where.params())
                .query(row -> {
                    String wrong = row.getString("wrong");
                    found.computeIfAbsent(
                                    List.of(row.getString("process"), row.getString("step"), row.getString("queue")),
                                    key -> new TreeMap<>())
                            .put(wrong == null ? "" : wrong, row.getLong("items"));
                });
        List<Quality> quality = new ArrayList<>();
        found.forEach((key, items) -> quality.add(of(key, items)));
        return quality;
    }

    private static Quality of(List<String> key, Map<String, Long> items) {
        long all = items.values().stream().mapToLong(Long::longValue).sum();
        Map<String, Long> wrong = items.entrySet().stream()
                .filter(each -> !each.getKey().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        long returned = wrong.values().stream().mapToLong(Long::longValue).sum();
        return new Quality(key.get(0), key.get(1), key.get(2), all, returned, wrong);
    }

    /** The stays of one item, the first one first. */
    public List<QueueStay> stays(String taskId) {
        projector.flush();
        return jdbc.sql("select queue, came_at, came_as, left_at, left_as from work_item_stay"
                        + " where task_id = :task order by came_at, seq")
                .param("task", taskId)
                .query((row, number) -> new QueueStay(
                        row.getString("queue"),
                        Sql.instant(row, "came_at"),
                        row.getString("came_as"),
                        row.getString("left_as") == null ? null : Sql.instant(row, "left_at"),
                        row.getString("left_as")))
                .list();
    }

    /** All lines of a case's story that tell of work, the first one first. */
    public List<TimelineEntry> story(TaskView item) {
        projector.flush();
        return timeline.ofWork(item.caseReference());
    }

    private static String joined(Wanted wanted) {
        return wanted.process() == null && wanted.step() == null ? "" : ITEM;
    }

    private static Where where(Wanted wanted, String when) {
        Where where = new Where()
                .and(when)
                .with("begins", wanted.begins())
                .with("ends", wanted.ends())
                .equal("w.process", "process", wanted.process())
                .equal("w.step", "step", wanted.step());
        Set<String> queues = wanted.queues();
        return queues == null ? where : where.and("s.queue = any(:queues)").with("queues", Groups.of(queues));
    }
}
