package dev.greenroom.desk;

import dev.greenroom.shared.SqlStates;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Once a day, whoever looks at the list of calls or not, writes down how it would be ordered in either way, and reckons how
 * well either way foresaw the callers of the days before.
 */
@Repository
class CallDays {

    private static final Logger LOG = LoggerFactory.getLogger(CallDays.class);

    /** How many days are compared. */
    private static final int COMPARED = 56;
    /** How many of a day are kept, by either order: room for those who are called meanwhile. */
    private static final int KEPT = 200;

    private static final Duration FORESEEN = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;

    CallDays(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Writes down the day that has begun (in UTC), if no other node has. */
    @Scheduled(fixedDelay = 10, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void begin() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (isKnown(today)) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            if (isMine(today, now)) {
                write(today, now);
            } else {
                status.setRollbackOnly();
            }
        });
    }

    /** Only the row of the day first: who is second waits for it with nothing reckoned, and leaves the day to the other. */
    private boolean isMine(LocalDate today, Instant now) {
        try {
            jdbc.sql("insert into desk_call_day (on_day, at, until_at) values (:day, :at, :until)")
                    .param("day", today)
                    .param("at", CallRows.time(now))
                    .param("until", CallRows.time(now.plus(FORESEEN)))
                    .update();
            return true;
        } catch (DuplicateKeyException | PessimisticLockingFailureException | QueryTimeoutException meanwhile) {
            LOG.debug("Another node writes down the day", meanwhile);
            return false;
        } catch (UncategorizedSQLException failed) {
            if (!SqlStates.isBusy(failed)) {
                throw failed;
            }
            LOG.debug("Another node has been writing down the day for long", failed);
            return false;
        }
    }

    private boolean isKnown(LocalDate day) {
        return jdbc.sql("select count(*) from desk_call_day where on_day = :day")
                        .param("day", day)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** How the two orders did until the last day began. */
    CallOrder latest() {
        return jdbc.sql("select * from desk_call_day order by on_day desc limit 1")
                .query((row, number) -> new CallOrder(
                        row.getInt("days"),
                        row.getInt("callers"),
                        row.getInt("due_hits"),
                        row.getInt("likely_hits"),
                        row.getInt("due_only"),
                        row.getInt("likely_only")))
                .optional()
                .orElse(CallOrder.UNKNOWN);
    }

    private void write(LocalDate today, Instant now) {
        CallOrder order = measure(today, now);
        jdbc.sql("update desk_call_day set days = :days, callers = :callers, due_hits = :due, likely_hits = :likely,"
                        + " due_only = :dueOnly, likely_only = :likelyOnly where on_day = :day")
                .param("day", today)
                .param("days", order.days())
                .param("callers", order.callers())
                .param("due", order.dueHits())
                .param("likely", order.likelyHits())
                .param("dueOnly", order.dueOnly())
                .param("likelyOnly", order.likelyOnly())
                .update();
        jdbc.sql("insert into desk_call_place (on_day, reference, due_place, likely_place)"
                        + " select cast(:day as date), p.reference, p.due_place, p.likely_place from (select r.reference,"
                        + " row_number() over (order by " + CallRows.DUE_SOONEST + ") as due_place,"
                        + " row_number() over (order by " + CallRows.MOST_LIKELY + ") as likely_place" + CallRows.DUE
                        + ") p where p.due_place <= " + KEPT + " or p.likely_place <= " + KEPT)
                .param("day", today)
                .param("now", CallRows.time(now))
                .update();
        jdbc.sql("delete from desk_call_place where on_day < :since")
                .param("since", today.minusDays(COMPARED))
                .update();
    }

    private CallOrder measure(LocalDate today, Instant now) {
        List<CallOrder.Place> places = jdbc.sql(
                        """
                        select p.on_day, p.reference, p.due_place, p.likely_place,
                               (select min(k.taken_at) from desk_call k where k.reference = p.reference
                                   and k.taken_at > d.at and k.taken_at <= d.until_at
                                   and coalesce(k.outcome, '') not in ('given-back', 'left')) as called_at,
                               (select min(k.at) from desk_contact k where k.reference = p.reference
                                   and k.at > d.at and k.at <= d.until_at) as asked_at
                          from desk_call_day d join desk_call_place p on p.on_day = d.on_day
                         where d.on_day >= :since and d.until_at <= :now
                        """)
                .param("since", today.minusDays(COMPARED))
                .param("now", CallRows.time(now))
                .query(CallDays::place)
                .list();
        return CallOrder.of(places);
    }

    private static CallOrder.Place place(ResultSet row, int number) throws SQLException {
        OffsetDateTime called = row.getObject("called_at", OffsetDateTime.class);
        OffsetDateTime asked = row.getObject("asked_at", OffsetDateTime.class);
        return new CallOrder.Place(
                row.getObject("on_day", LocalDate.class),
                row.getString("reference"),
                row.getInt("due_place"),
                row.getInt("likely_place"),
                called != null && (asked == null || called.isBefore(asked)),
                asked != null);
    }
}
