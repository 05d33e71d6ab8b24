package dev.greenroom.readmodel;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/** Writes how the service levels of many cases and items stand, in few statements; for {@code sla}. */
@Component
public class LevelWrites {

    private final NamedParameterJdbcOperations jdbc;
    private final ApplicationEventPublisher tell;

    LevelWrites(NamedParameterJdbcOperations jdbc, ApplicationEventPublisher tell) {
        this.jdbc = jdbc;
        this.tell = tell;
    }

    /** How a level stands; {@code id} is the case's own instance, or the work item. */
    public record Level(String id, ServiceLevelView level) {}

    /**
     * {@code tellEach}: of each work item, and of the cases whose instances {@code roots} are; else one item stands for all,
     * enough for lists to look again, and {@link #tellAll} follows when everything is written.
     */
    public void write(List<Level> cases, List<Level> items, Set<String> roots, boolean tellEach) {
        run("update case_view set " + LevelColumns.SET + " where current_instance_id = :id", cases);
        run("update work_item set " + LevelColumns.SET_OF_ITEM + " where task_id = :id and state = 'open'", items);
        Set<String> told =
                items.stream().map(Level::id).limit(tellEach ? items.size() : 1).collect(Collectors.toSet());
        Set<String> references = tellEach ? references(roots) : Set.of();
        if (!told.isEmpty() || !references.isEmpty()) {
            tell.publishEvent(new ReadModelChanged(references, told));
        }
    }

    /** Too many cases moved to name them: every open page looks again. */
    public void tellAll() {
        tell.publishEvent(new AllChanged());
    }

    private Set<String> references(Set<String> roots) {
        return roots.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.queryForList(
                        "select distinct reference from case_instance where instance_id in (:roots)",
                        Map.of("roots", roots),
                        String.class));
    }

    private void run(String sql, List<Level> levels) {
        if (!levels.isEmpty()) {
            jdbc.batchUpdate(sql, levels.stream().map(LevelWrites::params).toArray(SqlParameterSource[]::new));
        }
    }

    private static SqlParameterSource params(Level level) {
        return new MapSqlParameterSource(LevelColumns.params(level.level())).addValue("id", level.id());
    }
}
