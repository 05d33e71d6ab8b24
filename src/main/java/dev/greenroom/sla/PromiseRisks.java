package dev.greenroom.sla;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When each open case's promise comes to be at risk. */
@Repository
class PromiseRisks {

    private static final String OPEN = "select p.*, c.current_instance_id, c.priority, c.customer_tier"
            + " from case_promise p join case_view c on c.reference = p.reference and c.state = 'open'";

    private final JdbcClient jdbc;

    PromiseRisks(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    /** The promise of this case that has come to be at risk, when nobody was told so yet. */
    Optional<Row> untold(String rootInstanceId, Instant now) {
        return jdbc.sql(OPEN + " where c.current_instance_id = :root and p.risk_told_at is null and p.risk_at <= :now")
                .param("root", rootInstanceId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(PromiseRisks::row)
                .optional();
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

    void write(String reference, @Nullable Instant riskAt) {
        jdbc.sql("update case_promise set risk_at = :risk where reference = :reference")
                .param("risk", riskAt == null ? null : riskAt.atOffset(ZoneOffset.UTC))
                .param("reference", reference)
                .update();
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
