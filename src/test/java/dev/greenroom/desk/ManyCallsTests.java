package dev.greenroom.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.CleanHouse;
import dev.greenroom.EmbeddedPostgresDatabase;
import dev.greenroom.GreenroomPostgresTest;
import dev.greenroom.readmodel.PlansSeen;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whom to call among very many whose day will be missed, on PostgreSQL. */
@GreenroomPostgresTest
@Tag("timed")
class ManyCallsTests {

    private static final int CASES = 50_000;
    private static final int SHOWN = 50;
    private static final Instant NOW = CleanHouse.START.plusSeconds(2 * CASES);

    private static final Pattern WHOLE_TABLE =
            Pattern.compile("Seq Scan on (case_promise|case_view|promise|desk_call|desk_contact|case_step)\\b");
    private static final Pattern READ = Pattern.compile("on case_promise\\b.*?actual rows=(\\d+)");

    @Autowired
    private ApplicationContext house;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private DataSource source;

    /** A third of the customers asked since, and a seventh was called. */
    @BeforeEach
    void fill() {
        CleanHouse.empty(house);
        String series = " from generate_series(1, " + CASES + ") n";
        String at = "timestamptz '" + CleanHouse.START.atOffset(ZoneOffset.UTC) + "'";
        List.of(
                        "insert into case_view (reference, current_instance_id, process, definition_id, state, customer_id,"
                                + " opened_at) select 'RF-' || n, 'i-' || n, 'refund-request', 'd', 'open', 'C-' || n, "
                                + at
                                + series,
                        "insert into case_step (activity_instance_id, reference, instance_id, root_instance_id, execution_id,"
                                + " definition_id, element, type, entered_at) select 'a-' || n, 'RF-' || n, 'i-' || n,"
                                + " 'i-' || n, 'e', 'd', 'Task_ReviewRefund', 'userTask', " + at + series,
                        "insert into promise (reference, root_instance_id, kind, promised_date, promised_at)"
                                + " select 'RF-' || n, 'i-' || n, 'first', date '2026-03-01' + n % 61, " + at + series,
                        "insert into case_promise (reference, promise_id, promised_date, zone, risk_at)"
                                + " select reference, id, promised_date, 'UTC', " + at
                                + " + substr(reference, 4)::int * interval '1 second' from promise",
                        "insert into desk_contact (reference, process, channel, cause, person, at, repeated)"
                                + " select 'RF-' || n, 'refund-request', 'phone', 'delay', 'carla', " + at
                                + " + n * interval '1 second', false" + series + " where n % 3 = 0",
                        "insert into desk_call (reference, promise_id, person, taken_at, ended_at, outcome)"
                                + " select reference, id, 'carla', promised_at, promised_at, 'reached' from promise"
                                + " where substr(reference, 4)::int % 7 = 0")
                .forEach(jdbc::execute);
        List.of("case_view", "case_step", "promise", "case_promise", "desk_contact", "desk_call")
                .forEach(table -> jdbc.execute("vacuum analyze " + table));
    }

    @AfterEach
    void empty() {
        if (!EmbeddedPostgresDatabase.isKept()) {
            CleanHouse.empty(house);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'" + CallRows.DUE_SOONEST + "', case_promise_soonest",
        "'" + CallRows.MOST_LIKELY + "', case_promise_risk"
    })
    void theFirstOfEitherOrderAreReadFromItsIndexAndNoMoreThanThose(String order, String index) {
        PlansSeen seen = new PlansSeen(source, 1);
        CallRows rows = new CallRows(JdbcClient.create(seen));

        List<String> plans =
                seen.of(() -> assertThat(rows.due(order, NOW, SHOWN)).hasSize(SHOWN));

        assertThat(plans).hasSize(1);
        assertThat(plans.get(0)).contains(index).doesNotContain("Sort ").doesNotContainPattern(WHOLE_TABLE);
        assertThat(PlansSeen.rows(plans.get(0), READ))
                .as(plans.get(0))
                .isNotEmpty()
                .allMatch(read -> read <= 4 * SHOWN);
    }

    @Test
    void howManyThereAreIsCountedNoFurtherThanIsSaid() {
        PlansSeen seen = new PlansSeen(source, 1);
        CallRows rows = new CallRows(JdbcClient.create(seen));

        List<String> plans = seen.of(() -> assertThat(rows.count(NOW)).isEqualTo(CallRows.MANY));

        assertThat(plans).hasSize(1);
        assertThat(PlansSeen.rows(plans.get(0), READ))
                .as(plans.get(0))
                .isNotEmpty()
                .allMatch(read -> read <= 4 * CallRows.MANY);
    }
}
