package dev.greenroom.work;

import dev.greenroom.work.blending.Outlook;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the contact center last said of each queue. */
@Repository
class QueueStates {

    private final JdbcClient jdbc;

    QueueStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every queue heard of since, by name. */
    List<QueueState> since(Instant since) {
        return read("", since);
    }

    /** The same; who else wants to decide about them waits until this transaction ends. */
    List<QueueState> heldSince(Instant since) {
        return read(" for update", since);
    }

    private List<QueueState> read(String hold, Instant since) {
        return jdbc.sql("select * from contact_center_state where at > :since order by queue" + hold)
                .param("since", time(since))
                .query((row, number) -> state(row))
                .list();
    }

    /**
     * Keeps it; false when it is not newer than what is known. Of two first words of a queue at once, one fails with a
     * duplicate key, and so does its transaction: say it once more.
     */
    boolean keep(QueueState state) {
        if (write(
                state,
                "update contact_center_state set at = :at, waiting = :waiting, longest_wait = :longest,"
                        + " service_level = :level, idle_agents = :idle, on_calls = :calls, mean_call_seconds = :mean,"
                        + " expected = :expected where queue = :queue and at < :at")) {
            return true;
        }
        boolean known = jdbc.sql("select count(*) from contact_center_state where queue = :queue")
                        .param("queue", state.queue())
                        .query(Integer.class)
                        .single()
                > 0;
        if (known) {
            return false;
        }
        return write(
                state,
                "insert into contact_center_state (queue, at, waiting, longest_wait, service_level,"
                        + " idle_agents, on_calls, mean_call_seconds, expected) values (:queue, :at, :waiting, :longest,"
                        + " :level, :idle, :calls, :mean, :expected)");
    }

    private boolean write(QueueState state, String sql) {
        return jdbc.sql(sql)
                        .param("queue", state.queue())
                        .param("at", time(state.at()))
                        .param("waiting", state.waiting())
                        .param("longest", state.longestWaitSeconds())
                        .param("level", state.serviceLevel(), java.sql.Types.DOUBLE)
                        .param("idle", state.idleAgents())
                        .param("calls", state.onCalls(), java.sql.Types.INTEGER)
                        .param("mean", state.meanCallSeconds(), java.sql.Types.INTEGER)
                        .param("expected", text(state.expected()))
                        .update()
                == 1;
    }

    private static String text(List<Outlook.Expected> expected) {
        return expected.stream()
                .map(each -> each.from() + "=" + each.callsPerHour())
                .collect(Collectors.joining(","));
    }

    private static List<Outlook.Expected> expected(@Nullable String text) {
        return text == null || text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(each -> each.split("="))
                        .map(each -> new Outlook.Expected(Instant.parse(each[0]), Double.parseDouble(each[1])))
                        .toList();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static QueueState state(ResultSet row) throws SQLException {
        return new QueueState(
                row.getString("queue"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getInt("waiting"),
                row.getInt("longest_wait"),
                row.getObject("service_level", Double.class),
                row.getInt("idle_agents"),
                row.getObject("on_calls", Integer.class),
                row.getObject("mean_call_seconds", Integer.class),
                expected(row.getString("expected")));
    }
}
