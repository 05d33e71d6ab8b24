package dev.greenroom.announcements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomPostgresTest;
import dev.greenroom.announcements.Announcement.Concerned;
import dev.greenroom.announcements.Announcement.Said;
import dev.greenroom.readmodel.PlansSeen;
import dev.greenroom.work.Colleagues;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who has not acknowledged what to say, among very many people and cases, on PostgreSQL. */
@GreenroomPostgresTest
@Tag("timed")
class ManyUnawareTests {

    /** {@code -Dgreenroom.announcement.cases=100000} takes the time for a hundred thousand. */
    private static final int CASES = Integer.getInteger("greenroom.announcement.cases", 20_000);

    private static final int PEOPLE = 2_000;
    private static final String AT = "timestamptz '" + CleanHouse.START.atOffset(ZoneOffset.UTC) + "'";
    private static final Pattern ROWS = Pattern.compile("actual rows=(\\d+)");

    @Autowired
    private ApplicationContext house;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private DataSource source;

    /** Each has work of many customers, in two phases; half of them have looked at a case, and all of them did so long ago. */
    @BeforeEach
    void fill() {
        CleanHouse.empty(house);
        String cases = " from generate_series(1, " + CASES + ") n";
        String people = " from generate_series(0, " + (PEOPLE - 1) + ") n";
        List.of(
                        "insert into staff_person (name, display_name, roles) select 'p' || n, 'Person ' || n, 'back-office'"
                                + people,
                        "insert into case_view (reference, current_instance_id, process, definition_id, state, phase,"
                                + " customer_id, opened_at) select 'RF-' || n, 'i-' || n, 'refund-request', 'd', 'open',"
                                + " 'phase-' || n % 2, 'C-' || n, "
                                + AT + cases,
                        "insert into work_item (task_id, reference, instance_id, root_instance_id, execution_id,"
                                + " activity_instance_id, definition_id, process, step, assignee, priority, state, created_at)"
                                + " select 't-' || n, 'RF-' || n, 'i-' || n, 'i-' || n, 'e', 'a-' || n, 'd',"
                                + " 'refund-request', 's', 'p' || n % " + PEOPLE + ", 50, 'open', " + AT + cases,
                        "insert into desk_lookup (at, person, kind, shown) select " + AT
                                + " - interval '2 days', 'p' || n % " + PEOPLE + ", 'answer', 'RF-' || n" + cases,
                        "insert into desk_lookup (at, person, kind, shown) select " + AT
                                + ", 'p' || n, 'answer', 'RF-' || n + 1" + people + " where n % 2 = 0")
                .forEach(jdbc::execute);
        List.of("staff_person", "case_view", "work_item", "desk_lookup")
                .forEach(table -> jdbc.execute("vacuum analyze " + table));
    }

    @AfterEach
    void empty() {
        CleanHouse.empty(house);
        jdbc.update("delete from staff_person where name ~ '^p[0-9]+$'");
    }

    @Test
    void theyAreFoundWithAFewQueriesThatReadNoMoreThanPeopleTimesKinds() {
        List<Announcement> two = List.of(
                announcement(1, new Concerned("refund-request", null, null, null, List.of())),
                announcement(2, new Concerned(null, null, null, null, List.of("C-1", "C-7"))));
        PlansSeen seen = new PlansSeen(source, 1);

        List<String> plans = seen.of(() -> {
            Unaware.Names names = unaware(seen).of(two);
            assertThat(names.of(1)).hasSizeGreaterThanOrEqualTo(PEOPLE).contains("Person 0", "Person 1999");
            assertThat(names.of(2)).contains("Person 1", "Person 7", "Person 6").doesNotContain("Person 3", "Person 8");
        });

        assertThat(plans).as("queries, however many announcements").hasSize(1);
        assertThat(plans.get(0)).doesNotContain("Seq Scan on desk_lookup");
        int rows = PlansSeen.rows(plans.get(0), ROWS).findFirst().orElse(0);
        assertThat(rows).as(plans.get(0)).isBetween(PEOPLE, 2 * PEOPLE + 2);
        timed(two);
    }

    private void timed(List<Announcement> some) {
        Unaware unaware = unaware(source);
        for (int i = 0; i < 5; i++) {
            unaware.of(some);
        }
        long began = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            unaware.of(some);
        }
        System.out.printf(
                Locale.ROOT,
                "Who has not acknowledged, of %d people with %d cases concerned: %.1f ms%n",
                PEOPLE,
                CASES,
                (System.nanoTime() - began) / 1e7);
    }

    private Unaware unaware(DataSource data) {
        return new Unaware(
                JdbcClient.create(data),
                house.getBean(Points.class),
                house.getBean(Colleagues.class),
                Clock.fixed(CleanHouse.START, ZoneOffset.UTC));
    }

    private static Announcement announcement(long id, Concerned whom) {
        Said said = new Said("New prices", "Neue Preise");
        Instant then = CleanHouse.START;
        return new Announcement(
                id, LocalDate.parse("2026-04-01"), whom, said, said, said, "olga", then, then, null, 0, 0);
    }
}
