package dev.greenroom.desk;

import dev.greenroom.readmodel.ListRefused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts contacts, and shows exactly those that were counted. */
@Repository
class CausesFigures {

    /** How a contact about a case that stood nowhere, since it was closed, is asked for. */
    static final String NO_STEP = "-";

    private static final Pattern CURSOR = Pattern.compile("(\\d{1,17})[.](\\d{1,18})");

    private final JdbcClient jdbc;

    CausesFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many contacts of one cause there were while cases were at one step. */
    record Sum(String process, @Nullable String step, String cause, long contacts, long repeated) {}

    /** Contacts by what they have in common; null is all of them. */
    record Filter(
            @Nullable String process, @Nullable String step, @Nullable String cause, @Nullable Boolean repeated) {}

    /** One contact, without anything that was said in it. */
    record Line(
            long id,
            Instant at,
            String reference,
            String process,
            @Nullable String step,
            String channel,
            String cause,
            boolean repeated) {

        String cursor() {
            return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000 + "." + id;
        }
    }

    List<Sum> sums(CausesPeriod period) {
        return jdbc.sql(
                        "select process, step, cause, count(*) as contacts, count(case when repeated then 1 end) as again"
                                + " from desk_contact where at >= :from and at < :to group by process, step, cause")
                .param("from", time(period.begin()))
                .param("to", time(period.end()))
                .query((row, number) -> new Sum(
                        row.getString("process"),
                        row.getString("step"),
                        row.getString("cause"),
                        row.getLong("contacts"),
                        row.getLong("again")))
                .list();
    }

    /** By the Mondays of the period. */
    Map<LocalDate, Contacts.Count> weeks(CausesPeriod period) {
        List<LocalDate> weeks = period.weeks();
        List<String> parts = new ArrayList<>();
        Map<String, Object> params = new HashMap<>();
        for (int week = 0; week < weeks.size(); week++) {
            parts.add("select " + week + " as week, count(*) as contacts, count(case when repeated then 1 end) as again"
                    + " from desk_contact where at >= :from" + week + " and at < :from" + (week + 1));
            params.put(
                    "from" + week,
                    time(weeks.get(week).atStartOfDay(period.zone()).toInstant()));
        }
        params.put("from" + weeks.size(), time(period.end()));
        Map<LocalDate, Contacts.Count> counts = new HashMap<>();
        jdbc.sql(String.join(" union all ", parts)).params(params).query(row -> {
            counts.put(
                    weeks.get(row.getInt("week")), new Contacts.Count(row.getLong("contacts"), row.getLong("again")));
        });
        return counts;
    }

    long count(CausesPeriod period, Filter filter) {
        Map<String, Object> params = params(period, filter);
        return jdbc.sql("select count(*) from desk_contact" + where(filter))
                .params(params)
                .query(Long.class)
                .single();
    }

    /** Newest first, after {@code cursor}. */
    List<Line> list(CausesPeriod period, Filter filter, @Nullable String cursor, int most) {
        Map<String, Object> params = params(period, filter);
        String after = "";
        if (cursor != null) {
            Matcher place = CURSOR.matcher(cursor);
            if (!place.matches()) {
                throw new ListRefused("cursor", "is not from this list; start again without it");
            }
            long micros = Long.parseLong(place.group(1));
            after = " and at <= :cursorAt and (at < :cursorAt or id < :cursorId)";
            params.put("cursorAt", time(Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000)));
            params.put("cursorId", Long.parseLong(place.group(2)));
        }
        return jdbc.sql("select id, at, reference, process, step, channel, cause, repeated from desk_contact"
                        + where(filter) + after + " order by at desc, id desc limit " + most)
                .params(params)
                .query(CausesFigures::line)
                .list();
    }

    private static String where(Filter filter) {
        String where = " where at >= :from and at < :to";
        where += filter.process() == null ? "" : " and process = :process";
        where += filter.step() == null ? "" : filter.step().equals(NO_STEP) ? " and step is null" : " and step = :step";
        where += filter.cause() == null ? "" : " and cause = :cause";
        return where + (filter.repeated() == null ? "" : " and repeated = :repeated");
    }

    private static Map<String, Object> params(CausesPeriod period, Filter filter) {
        Map<String, Object> params = new HashMap<>();
        params.put("from", time(period.begin()));
        params.put("to", time(period.end()));
        put(params, "process", filter.process());
        put(params, "step", NO_STEP.equals(filter.step()) ? null : filter.step());
        put(params, "cause", filter.cause());
        put(params, "repeated", filter.repeated());
        return params;
    }

    private static void put(Map<String, Object> params, String name, @Nullable Object value) {
        if (value != null) {
            params.put(name, value);
        }
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("reference"),
                row.getString("process"),
                row.getString("step"),
                row.getString("channel"),
                row.getString("cause"),
                row.getBoolean("repeated"));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
