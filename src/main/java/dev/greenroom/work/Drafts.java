package dev.greenroom.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.engine.events.EngineFact;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Unfinished forms, one for each person and work item; gone with the item. */
@Repository
class Drafts {

    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

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
    Draft save(String taskId, String person, String data, @Nullable Integer version) {
        Optional<Draft> before = find(taskId, person);
        int stands = before.map(Draft::version).orElse(0);
        if (version != null && version != stands) {
            throw new DraftChanged(stands);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean saved =
                before.isPresent() ? update(taskId, person, data, stands, now) : insert(taskId, person, data, now);
        if (!saved) {
            throw new DraftChanged(find(taskId, person).map(Draft::version).orElse(0));
        }
        return new Draft(read(data), now, stands + 1);
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

    @EventListener
    void forget(EngineFact.TaskEnded ended) {
        jdbc.sql("delete from work_draft where task_id = :task")
                .param("task", ended.taskId())
                .update();
    }

    private Map<String, @Nullable Object> read(String json) {
        try {
            return mapper.readValue(json, OBJECT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored draft is no JSON", e);
        }
    }
}
