package dev.greenroom.desk;

import dev.greenroom.readmodel.CaseView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Calls to make, and those that were made. */
@Repository
class CallRows {

    /** Who took a call and did nothing for so long has left it. */
    static final Duration LEFT_AFTER = Duration.ofMinutes(30);

    /** A call that reached nobody is due again after so long. */
    static final Duration AGAIN_AFTER = Duration.ofHours(4);

    static final String DUE_SOONEST = "r.promised_date, r.risk_at, r.reference";
    static final String MOST_LIKELY = "r.risk_at, r.promised_date, r.reference";

    /** Above this, how many there are makes no difference. */
    static final int MANY = 1000;

    /**
     * Open cases whose promise is at risk, but not those about which somebody called, or which their customer asked about, and
     * nothing has changed since. That is looked up for one case after the other: joined, all calls and contacts there ever were
     * would be read for the first fifty. ({@code <> 1}: PostgreSQL takes {@code = 0} for rare.)
     */
    static final String DUE =
            """
             from case_risk r join case_view c on c.reference = r.reference and c.state = 'open'
            where r.risk_at <= :now
              and (c.channel is null or c.channel <> '%s')
              and coalesce((select 1 from desk_call k where k.reference = r.reference and k.promise_id = r.promise_id
                  and k.outcome in ('reached', 'not-reached') and (k.back_at is null or k.back_at > :now)
                  and %s limit 1), 0) <> 1
              and coalesce((select 1 from desk_contact k where k.reference = r.reference and k.at >= r.risk_at
                  and k.at >= (select p.promised_at from promise p where p.id = r.promise_id)
                  and %s limit 1), 0) <> 1
            """
                    .formatted(CaseView.INTERNAL, nothingSince("k.ended_at"), nothingSince("k.at"));

    /** Whom a call is to: nobody is called about two of their cases by two at once. */
    private static final String CALLED = "coalesce(c.customer_id, r.reference)";

    private static final String COLUMNS = "select r.*, " + CALLED + " as called,"
            + " (select k.person from desk_call k where k.open_for = " + CALLED
            + " and k.alive_at > :left) as taken_by,"
            + " (select k.taken_at from desk_call k where k.open_for = " + CALLED
            + " and k.alive_at > :left) as taken_at,"
            + " (select k.reference from desk_call k where k.open_for = " + CALLED
            + " and k.alive_at > :left) as taken_for";

    private static final String OWN =
            "select r.*, " + CALLED + " as called, k.person as taken_by, k.taken_at, k.reference as taken_for"
                    + " from desk_call k join case_risk r on r.reference = k.reference join case_view c on c.reference = k.reference"
                    + " where k.person = :person and k.open_for is not null";

    private final JdbcClient jdbc;

    CallRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static String nothingSince(String at) {
        return "not exists (select 1 from case_step s where s.reference = r.reference and s.entered_at > " + at
                + " and not exists (select 1 from case_instance i where i.instance_id = s.root_instance_id and i.beside))";
    }

    List<CallToMake.Due> due(String order, Instant now, int most) {
        return jdbc.sql(COLUMNS + DUE + " order by " + order + " limit " + most)
                .param("now", time(now))
                .param("left", time(now.minus(LEFT_AFTER)))
                .query(CallRows::due)
                .list();
    }

    Optional<CallToMake.Due> due(String reference, Instant now) {
        return jdbc.sql(COLUMNS + DUE + " and r.reference = :reference")
                .param("now", time(now))
                .param("left", time(now.minus(LEFT_AFTER)))
                .param("reference", reference)
                .query(CallRows::due)
                .optional();
    }

    /** How many cases there are to call about, {@link #MANY} at most. */
    int count(Instant now) {
        return jdbc.sql("select count(*) from (select 1 as one" + DUE + " limit " + MANY + ") counted")
                .param("now", time(now))
                .query(Integer.class)
                .single();
    }

    /** The calls that this person took and nobody else since, whether they are due or not: the latest ones. */
    List<CallToMake.Due> own(String person, int most) {
        return jdbc.sql(OWN + " order by k.taken_at desc limit " + most)
                .param("person", person)
                .query(CallRows::due)
                .list();
    }

    Optional<CallToMake.Due> own(String person, String reference) {
        return jdbc.sql(OWN + " and k.reference = :reference")
                .param("person", person)
                .param("reference", reference)
                .query(CallRows::due)
                .optional();
    }

    /** Ends a call that somebody took and left. */
    void leave(CallToMake.Due due, Instant now) {
        jdbc.sql("update desk_call set open_for = null, ended_at = :now, outcome = 'left'"
                        + " where open_for = :called and alive_at <= :left")
                .param("now", time(now))
                .param("left", time(now.minus(LEFT_AFTER)))
                .param("called", due.called())
                .update();
    }

    /** Fails with a duplicate key when somebody is calling this customer. */
    void take(CallToMake.Due due, String person, Instant now) {
        jdbc.sql("insert into desk_call (reference, promise_id, person, taken_at, alive_at, open_for)"
                        + " values (:reference, :promise, :person, :now, :now, :called)")
                .param("reference", due.reference())
                .param("promise", due.promiseId())
                .param("person", person)
                .param("now", time(now))
                .param("called", due.called())
                .update();
    }

    /** A call that goes on; false when this person has none about this case, or not any more. */
    boolean goOn(String reference, String person, Instant now) {
        return jdbc.sql("update desk_call set alive_at = :now where reference = :reference and person = :person"
                                + " and open_for is not null")
                        .param("now", time(now))
                        .param("reference", reference)
                        .param("person", person)
                        .update()
                == 1;
    }

    /** False when this person is not calling about this case. */
    boolean end(String reference, String person, CallToMake.Outcome outcome, Instant now) {
        boolean again = outcome.outcome().equals(CallToMake.Outcome.NOT_REACHED);
        return jdbc.sql(
                                "update desk_call set open_for = null, ended_at = :now, outcome = :outcome, note = :note,"
                                        + " back_at = :back where reference = :reference and person = :person and open_for is not null")
                        .param("now", time(now))
                        .param("outcome", outcome.outcome())
                        .param("note", outcome.note())
                        .param(
                                "back",
                                again ? time(now.plus(AGAIN_AFTER)) : null,
                                java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("reference", reference)
                        .param("person", person)
                        .update()
                == 1;
    }

    private static CallToMake.Due due(ResultSet row, int number) throws SQLException {
        return new CallToMake.Due(
                row.getString("reference"),
                row.getObject("promised_date", LocalDate.class),
                row.getLong("promise_id"),
                row.getString("zone"),
                instant(row.getObject("risk_at", OffsetDateTime.class)),
                row.getString("called"),
                row.getString("taken_by"),
                instant(row.getObject("taken_at", OffsetDateTime.class)),
                row.getString("taken_for"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
