package dev.greenroom.sla;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When each open case's promise comes to be at risk. */
@Repository
class PromiseRisks {

    private static final String OPEN = "select p.*, c.current_instance_id, c.priority, c.customer_tier"
            + " from case_promise p join case_view c on c.reference = p.reference and c.state = 'open'";

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    PromiseRisks(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** The promise of an open case, as far as its risk goes. */
    record Row(
            String reference,
            String rootInstanceId,
            LocalDate date,
            ZoneId zone,
            int priority,
            @Nullable String tier,
            @Nullable Instant riskAt) {

        Instant dayOver() {
            return date.plusDays(1).atStartOfDay(zone).toInstant();
        }
    }

    List<Row> of(Collection<String> rootInstanceIds) {
        return jdbc.sql(OPEN + " where c.current_instance_id in (:roots) order by p.reference")
                .param("roots", rootInstanceIds)
                .query(PromiseRisks::row)
                .list();
    }

    /** The promises of open cases after {@code reference}, in order. */
    List<Row> after(String reference, int limit) {
        return jdbc.sql(OPEN + " where p.reference > :reference order by p.reference limit " + limit)
                .param("reference", reference)
                .query(PromiseRisks::row)
                .list();
    }

    /** The same as they stand now; nobody else changes their cases before this transaction ends. */
    List<Row> held(List<Row> rows) {
        jdbc.sql("select reference from case_view where reference in (:references) order by reference for update")
                .param("references", rows.stream().map(Row::reference).toList())
                .query(String.class)
                .list();
        return of(rows.stream().map(Row::rootInstanceId).toList());
    }

    /** The promises of these cases that have come to be at risk, and nobody was told so yet. */
    List<Row> untold(Collection<String> rootInstanceIds, Instant now) {
        return jdbc.sql(OPEN + " where c.current_instance_id in (:roots) and p.risk_told_at is null"
                        + " and p.risk_at <= :now order by p.reference")
                .param("roots", rootInstanceIds)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(PromiseRisks::row)
                .list();
    }

    /** True for the one caller that is first to say so; a promise that moves can be at risk anew. */
    boolean told(String reference, Instant at) {
        return jdbc.sql("update case_promise set risk_told_at = :at where reference = :reference"
                                + " and risk_told_at is null")
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("reference", reference)
                        .update()
                == 1;
    }

    /** Of a case that is closed nothing is at risk any more. */
    void over(String rootInstanceId) {
        jdbc.sql("update case_promise set risk_at = null where risk_at is not null and reference in (select reference"
                        + " from case_view where current_instance_id = :root and state = 'closed')")
                .param("root", rootInstanceId)
                .update();
    }

    /** By reference; null when all that is left to do fits before the promised day is over. */
    void write(Map<String, @Nullable Instant> riskAt) {
        if (riskAt.isEmpty()) {
            return;
        }
        List<SqlParameterSource> rows = new ArrayList<>();
        riskAt.forEach((reference, risk) -> rows.add(new MapSqlParameterSource("reference", reference)
                .addValue("risk", risk == null ? null : risk.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)));
        batches.batchUpdate(
                "update case_promise set risk_at = :risk where reference = :reference",
                rows.toArray(SqlParameterSource[]::new));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        OffsetDateTime risk = row.getObject("risk_at", OffsetDateTime.class);
        return new Row(
                row.getString("reference"),
                row.getString("current_instance_id"),
                row.getObject("promised_date", LocalDate.class),
                ZoneId.of(row.getString("zone")),
                row.getInt("priority"),
                row.getString("customer_tier"),
                risk == null ? null : risk.toInstant());
    }
}
