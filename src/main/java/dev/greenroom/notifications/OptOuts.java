package dev.greenroom.notifications;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Customers who want no messages: people tell them what they have to know. */
@Repository
class OptOuts {

    private static final int MOST_CASES = 100;

    private final JdbcClient jdbc;
    private final OnceRows once;
    private final Clock clock;

    OptOuts(JdbcClient jdbc, OnceRows once, Clock clock) {
        this.jdbc = jdbc;
        this.once = once;
        this.clock = clock;
    }

    boolean has(String customer) {
        return jdbc.sql("select count(*) from notice_opt_out where customer_id = :customer")
                        .param("customer", customer)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Whether this is news. */
    boolean add(String customer, String by) {
        return once.add(
                        "insert into notice_opt_out (customer_id, since, noted_by)"
                                + " select cast(:customer as varchar), cast(:at as timestamp with time zone), cast(:by as varchar)"
                                + " where not exists (select 1 from notice_opt_out where customer_id = :customer)",
                        Map.of("customer", customer, "at", clock.instant().atOffset(ZoneOffset.UTC), "by", by))
                > 0;
    }

    /** Whether this is news. */
    boolean remove(String customer) {
        return jdbc.sql("delete from notice_opt_out where customer_id = :customer")
                        .param("customer", customer)
                        .update()
                > 0;
    }

    /** In whose stories it stands: where it matters now; when nothing is open, in that of the last one. */
    List<String> stories(String customer) {
        List<String> open = jdbc.sql("select reference from case_view where customer_id = :customer and state = 'open'"
                        + " order by reference limit " + MOST_CASES)
                .param("customer", customer)
                .query(String.class)
                .list();
        return open.isEmpty()
                ? jdbc.sql("select reference from case_view where customer_id = :customer"
                                + " order by opened_at desc, reference desc limit 1")
                        .param("customer", customer)
                        .query(String.class)
                        .list()
                : open;
    }
}
