package dev.greenroom.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.engine.events.EngineFact;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** Unfinished forms, one for each person and work item; gone when that person hands the work in. */
@Repository
class Drafts {

    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final ObjectMapper mapper;
    private final Clock clock;

    Drafts(JdbcClient jdbc, ObjectMapper mapper, Clock clock) {
        this.jdbc = jdbc;
        this.mapper = mapper;
        this.clock = clock;
    }

    Optional<Draft> find(String taskId, String person) {
        return jdbc.sql("select data, version, saved_at from work_draft where task_id = :task and person = :person")
                .param("task", taskId)
                .param("person", person)
                .query((row, number) -> new Draft(
                        read(row.getString("data")),
                        row.getObject("saved_at", OffsetDateTime.class).toInstant(),
                        row.getInt("version")))
                .optional();
    }

    /** Saves over {@code version}, or over whatever is there when none is given; refuses when another one stands. */
    Draft save(String taskId, String person, Map<String, @Nullable Object> typed, @Nullable Integer version) {
        String data = write(typed);
        Optional<Draft> before = find(taskId, person);
        int stands = before.map(Draft::version).orElse(0);
        if (version != null && version != stands) {
            throw DraftChanged.of(typed, before.orElse(null));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean saved =
                before.isPresent() ? update(taskId, person, data, stands, now) : insert(taskId, person, data, now);
        if (!saved) {
            throw DraftChanged.of(typed, find(taskId, person).orElse(null));
        }
        return new Draft(typed, now, stands + 1);
    }

    private boolean insert(String taskId, String person, String data, Instant now) {
        try {
            jdbc.sql("insert into work_draft (task_id, person, data, version, saved_at)"
                            + " values (:task, :person, :data, 1, :now)")
                    .param("task", taskId)
                    .param("person", person)
                    .param("data", data)
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private boolean update(String taskId, String person, String data, int over, Instant now) {
        return jdbc.sql("update work_draft set data = :data, version = version + 1, saved_at = :now"
                                + " where task_id = :task and person = :person and version = :over")
                        .param("data", data)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("task", taskId)
                        .param("person", person)
                        .param("over", over)
                        .update()
                == 1;
    }

    /** Who handed the work in needs no draft any more; what others typed stays theirs to read. */
    @EventListener
    void forget(EngineFact.TaskEnded ended) {
        String by = ended.by() == null ? ended.assignee() : ended.by();
        if (ended.end() == EngineFact.End.COMPLETED && by != null) {
            discard(ended.taskId(), by);
        }
    }

    void discard(String taskId, String person) {
        jdbc.sql("delete from work_draft where task_id = :task and person = :person")
                .param("task", taskId)
                .param("person", person)
                .update();
    }

    /** What was typed for work that has ended is kept for a month. */
    @Scheduled(fixedDelay = 6, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void clean() {
        jdbc.sql("delete from work_draft where saved_at < :before and not exists (select 1 from work_item w"
                        + " where w.task_id = work_draft.task_id and w.state = 'open')")
                .param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    private String write(Map<String, @Nullable Object> typed) {
        try {
            return mapper.writeValueAsString(typed);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("What was read as JSON can be written as such", e);
        }
    }

    private Map<String, @Nullable Object> read(String json) {
        try {
            return mapper.readValue(json, OBJECT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored draft is no JSON", e);
        }
    }
}
