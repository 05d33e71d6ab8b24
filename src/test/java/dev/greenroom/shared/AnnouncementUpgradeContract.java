package dev.greenroom.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who counts as told of a change that was announced before it was written down one by one; the same on every database. */
abstract class AnnouncementUpgradeContract {

    private static final String PUBLISHED = "2026-01-01";
    private static final String TOLD = "2026-01-02";

    private DataSource database;
    private JdbcClient jdbc;

    /** An empty one. */
    abstract DataSource empty();

    abstract String vendor();

    @BeforeEach
    void anOlderHouse() {
        database = empty();
        jdbc = JdbcClient.create(database);
        migrations().target("197").load().migrate();
    }

    @ParameterizedTest
    @ValueSource(strings = {"206", "latest"})
    void whoCameAfterAnAnnouncementHadBeenToldIsNotTakenForTold(String version) {
        announce("k", null);
        addCase("LN-1", "C-old", "2025-12-01");
        addCase("LN-2", "C-both", "2025-12-01");
        addCase("LN-3", "C-both", "2026-01-05");
        addCase("LN-4", "C-new", "2026-01-05");
        addCase("LN-5", "C-written", "2026-01-05");
        addCase("LN-6", null, "2025-12-01");
        addCase("LN-7", null, "2026-01-05");
        written("LN-5");

        upgrade(version);

        assertThat(told()).containsExactly("C-both", "C-old", "C-written", "LN-6");
    }

    @Test
    void anOlderCaseThatNobodyWasToldAboutTakesNobodyForTold() {
        announce("k", null);
        addCase("LN-1", "C-over", "2025-11-01");
        over("LN-1", "2025-12-01");
        addCase("LN-2", "C-over", "2026-01-05");
        addCase("LN-3", "C-ours", "2025-12-01");
        jdbc.sql("update case_view set channel = 'internal' where reference = 'LN-3'")
                .update();
        addCase("LN-4", "C-ours", "2026-01-05");
        addCase("LN-5", "C-meanwhile", PUBLISHED + " 12:00:00");
        addCase("LN-6", "C-told", "2025-12-01");
        over("LN-6", "2026-01-03");
        addCase("LN-7", "C-told", "2026-01-05");
        addCase("LN-8", "C-read", "2025-11-01");
        over("LN-8", "2025-12-01");
        addCase("LN-9", "C-read", "2026-01-05");
        written("LN-9");

        upgrade("latest");

        assertThat(told()).containsExactly("C-read", "C-told");
    }

    @Test
    void whoWasInAnotherPhaseMayHaveHeardNothing() {
        announce("k", "payment");
        for (String reference : List.of("LN-1", "LN-2")) {
            addCase(reference, "C-" + reference, "2025-12-01");
        }
        jdbc.sql("update case_view set phase = 'payment'").update();
        written("LN-2");

        upgrade("latest");

        assertThat(told()).containsExactly("C-LN-2");
    }

    @ParameterizedTest
    @CsvSource({"false, 1", "true, 3"})
    void whomNoMessageReachesCountsOnceThoughTheyAreToldAgain(boolean begunAgain, int unreached) {
        announce("k", "payment");
        for (String reference : List.of("LN-1", "LN-2", "LN-3", "LN-4")) {
            addCase(reference, "C-" + reference, "2025-12-01");
        }
        written("LN-4");
        addCase("LN-5", "C-LN-1", "2025-12-01");
        addCase("LN-6", "C-new", "2026-01-05");
        jdbc.sql("update case_view set phase = case reference when 'LN-3' then 'done' else 'payment' end")
                .update();
        jdbc.sql("update announcement set unreached = 3").update();
        upgrade("207");
        if (begunAgain) {
            unreachedAgain("C-LN-1");
            unreachedAgain("C-new");
        }

        upgrade("latest");

        assertThat(jdbc.sql("select unreached from announcement")
                        .query(Integer.class)
                        .single())
                .isEqualTo(unreached);
    }

    private void unreachedAgain(String customer) {
        jdbc.sql("insert into announcement_customer (announcement_id, customer, reference, message, at)"
                        + " select id, ?, 'LN', false, current_timestamp from announcement")
                .param(customer)
                .update();
        jdbc.sql("update announcement set unreached = unreached + 1").update();
    }

    private void announce(String key, @Nullable String phase) {
        jdbc.sql(
                        "insert into announcement (effective_on, process, phase, customers, subject_en, subject_de, text_en, text_de,"
                                + " point_en, point_de, published_by, published_at, request_key, told_to, written, told_at)"
                                + " values (current_date, 'loan', cast(? as varchar), '', '', '', '', '', '', '', 'olga',"
                                + " cast(? as timestamp with time zone), ?, '', 0, cast(? as timestamp with time zone))")
                .params(phase, PUBLISHED + " 00:00:00Z", key, TOLD + " 00:00:00Z")
                .update();
    }

    private void addCase(String reference, @Nullable String customer, String openedAt) {
        jdbc.sql(
                        "insert into case_view (reference, current_instance_id, process, definition_id, state, opened_at,"
                                + " customer_id) values (?, ?, 'loan', 'loan:1', 'open', cast(? as timestamp with time zone), ?)")
                .params(reference, reference, openedAt + (openedAt.contains(":") ? "Z" : " 00:00:00Z"), customer)
                .update();
    }

    private void over(String reference, String closedAt) {
        jdbc.sql(
                        "update case_view set state = 'closed', closed_at = cast(? as timestamp with time zone) where reference = ?")
                .params(closedAt + " 00:00:00Z", reference)
                .update();
    }

    private void written(String reference) {
        jdbc.sql("insert into notice (notice_key, reference, process, kind, channel, language, said, state, created_at,"
                        + " due_at, next_at, priority) select 'announcement:' || id || ':abc@mail', cast(? as varchar), 'loan',"
                        + " 'announcement', 'mail', 'en', '{}', 'sent', now(), now(), now(), 1 from announcement")
                .param(reference)
                .update();
    }

    private List<String> told() {
        return jdbc.sql("select customer from announcement_customer order by customer")
                .query(String.class)
                .list();
    }

    private void upgrade(String version) {
        new BrokenMigrations().migrate(migrations().target(version).load());
    }

    private FluentConfiguration migrations() {
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration", "classpath:db/" + vendor())
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .outOfOrder(true);
    }
}
