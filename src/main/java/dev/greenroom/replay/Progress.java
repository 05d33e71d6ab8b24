package dev.greenroom.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far a log has come, and which of its cases is which here; rows of the transaction they mark. */
@Repository
class Progress {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Progress(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * One run of one log.
     *
     * @param logId the log and what was taken of it
     * @param shift how far its dates were moved
     * @param endsAt where the clock ends
     * @param position how many events are done
     */
    record Run(String logId, Duration shift, Instant endsAt, int position, boolean finished) {

        Run at(int newPosition) {
            return new Run(logId, shift, endsAt, newPosition, finished);
        }

        Run done() {
            return new Run(logId, shift, endsAt, position, true);
        }
    }

    /** A case of the log, here. */
    record Known(String reference, String instanceId) {}

    Optional<Run> find(String logId) {
        return jdbc.sql("select * from replay_run where log_id = ?")
                .param(logId)
                .query((row, number) -> new Run(
                        row.getString("log_id"),
                        Duration.ofSeconds(row.getLong("shift_seconds")),
                        row.getTimestamp("ends_at").toInstant(),
                        row.getInt("position"),
                        row.getBoolean("finished")))
                .optional();
    }

    Tally tally(String logId) {
        String text = jdbc.sql("select tally from replay_run where log_id = ?")
                .param(logId)
                .query(String.class)
                .single();
        return read(text);
    }

    void begin(Run run) {
        jdbc.sql("insert into replay_run (log_id, shift_seconds, ends_at, position, finished, tally)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        run.logId(),
                        run.shift().toSeconds(),
                        Timestamp.from(run.endsAt()),
                        run.position(),
                        run.finished(),
                        write(new Tally()))
                .update();
    }

    void save(Run run, Tally tally) {
        jdbc.sql("update replay_run set position = ?, finished = ?, tally = ? where log_id = ?")
                .params(run.position(), run.finished(), write(tally), run.logId())
                .update();
    }

    Map<String, Known> cases(String logId) {
        Map<String, Known> known = new HashMap<>();
        jdbc.sql("select log_case, reference, instance_id from replay_case where log_id = ?")
                .param(logId)
                .query(row -> {
                    known.put(
                            row.getString("log_case"),
                            new Known(row.getString("reference"), row.getString("instance_id")));
                });
        return known;
    }

    void add(String logId, String logCase, Known known) {
        jdbc.sql("insert into replay_case (log_id, log_case, reference, instance_id) values (?, ?, ?, ?)")
                .params(logId, logCase, known.reference(), known.instanceId())
                .update();
    }

    String write(Tally tally) {
        try {
            return json.writeValueAsString(tally);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tally cannot be written", e);
        }
    }

    Tally read(String text) {
        try {
            return json.readValue(text, Tally.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored tally cannot be read", e);
        }
    }
}
