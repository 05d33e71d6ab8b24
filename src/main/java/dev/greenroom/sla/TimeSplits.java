package dev.greenroom.sla;

import dev.greenroom.sla.TimeSplit.Part;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The time split of each case. */
@Repository
public class TimeSplits {

    private final JdbcClient jdbc;

    TimeSplits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As it stood at the last turn; empty for a case that was opened before time was split. */
    public Optional<TimeSplit> of(String reference) {
        return jdbc.sql("select * from case_time where reference = :reference")
                .param("reference", reference)
                .query(TimeSplits::split)
                .optional();
    }

    /**
     * The splits of the cases whose own root instances these are, by reference; nobody else turns them before this
     * transaction ends.
     */
    Map<String, TimeSplit> held(Collection<String> rootInstanceIds) {
        Map<String, TimeSplit> held = new HashMap<>();
        jdbc.sql("select * from case_time where reference in"
                        + " (select reference from case_view where current_instance_id in (:roots))"
                        + " order by reference for update")
                .param("roots", rootInstanceIds)
                .query(row -> {
                    held.put(row.getString("reference"), split(row, row.getRow()));
                });
        return held;
    }

    void add(String reference, TimeSplit split) {
        write(
                "insert into case_time (reference, part, since, working, queued, customer, third_party, system)"
                        + " values (:reference, :part, :since, :working, :queued, :customer, :thirdParty, :system)",
                reference,
                split);
    }

    void change(String reference, TimeSplit split) {
        write(
                "update case_time set part = :part, since = :since, working = :working, queued = :queued,"
                        + " customer = :customer, third_party = :thirdParty, system = :system"
                        + " where reference = :reference",
                reference,
                split);
    }

    private void write(String sql, String reference, TimeSplit split) {
        jdbc.sql(sql)
                .param("reference", reference)
                .param("part", word(split.part()))
                .param("since", split.since().atOffset(ZoneOffset.UTC))
                .param("working", split.of(Part.WORKING).toMillis())
                .param("queued", split.of(Part.QUEUED).toMillis())
                .param("customer", split.of(Part.CUSTOMER).toMillis())
                .param("thirdParty", split.of(Part.THIRD_PARTY).toMillis())
                .param("system", split.of(Part.SYSTEM).toMillis())
                .update();
    }

    private static TimeSplit split(ResultSet row, int number) throws SQLException {
        Map<Part, Duration> spent = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            spent.put(part, Duration.ofMillis(row.getLong(part.name().toLowerCase(Locale.ROOT))));
        }
        String part = row.getString("part");
        return new TimeSplit(
                part == null ? null : Part.valueOf(part.toUpperCase(Locale.ROOT).replace('-', '_')),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                spent);
    }

    /** The word for a part that callers see ({@code third-party}). */
    public static @Nullable String word(@Nullable Part part) {
        return part == null ? null : part.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
