package dev.greenroom.sla;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When each open case's promise comes to be at risk. */
@Repository
class PromiseRisks {

    private static final String OPEN = " from case_promise p join case_view c on c.reference = p.reference"
            + " where c.current_instance_id = :root and c.state = 'open'";

    private final JdbcClient jdbc;

    PromiseRisks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The promise of an open case, as far as its risk goes. */
    record Row(
            String reference,
            LocalDate date,
            ZoneId zone,
            int priority,
            @Nullable String tier,
            @Nullable Instant riskAt) {}

    Optional<Row> of(String rootInstanceId) {
        return jdbc.sql("select p.*, c.priority, c.customer_tier" + OPEN)
                .param("root", rootInstanceId)
                .query(PromiseRisks::row)
                .optional();
    }

    /** When to say that the promise of this case is at risk; empty when nobody can tell, or it was said. */
    Optional<Instant> next(String rootInstanceId) {
        return jdbc.sql("select p.*, c.priority, c.customer_tier" + OPEN + " and p.risk_told_at is null")
                .param("root", rootInstanceId)
                .query(PromiseRisks::row)
                .optional()
                .map(Row::riskAt);
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
                row.getObject("promised_date", LocalDate.class),
                ZoneId.of(row.getString("zone")),
                row.getInt("priority"),
                row.getString("customer_tier"),
                risk == null ? null : risk.toInstant());
    }
}
