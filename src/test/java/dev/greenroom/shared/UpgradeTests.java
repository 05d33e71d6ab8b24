package dev.greenroom.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Older H2 files, with rows in them, become what the service needs now. */
class UpgradeTests {

    private static final String BOTH = "classpath:db/migration";
    private static final String H2 = "classpath:db/h2";

    private final DriverManagerDataSource file =
            new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    private final JdbcClient jdbc = JdbcClient.create(file);
    private final List<String> manyGroups = IntStream.range(100, 140)
            .mapToObj(number -> "a-long-name-of-group-" + number)
            .toList();

    @AfterEach
    void closes() {
        jdbc.sql("shutdown").update();
    }

    @Test
    void anEmptyFileGetsEveryTable() {
        upgrade();
        assertUpToDate();
        assertThat(count("work_audience")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "144"})
    void itemsOfAnOlderFileKeepTheirGroups(String version) {
        migrations(BOTH, H2).target(version).load().migrate();
        addCaseWithItems();
        upgrade();
        assertItemsHaveAudiences();
        assertUpToDate();
    }

    @Test
    void aFileOnWhichTheMigrationBrokeOffGoesOn() {
        migrations(BOTH).target("144").load().migrate();
        addCaseWithItems();
        Flyway withoutMend = migrations(BOTH).target("150").load();
        assertThatThrownBy(withoutMend::migrate).isInstanceOf(FlywayException.class);
        assertThat(count("work_audience")).isZero();
        upgrade();
        assertItemsHaveAudiences();
        assertUpToDate();
    }

    @Test
    void aFileThatIsBeyondKeepsItsAudiences() {
        migrations(BOTH).target("175").load().migrate();
        addCaseWithItems();
        jdbc.sql("update work_item set audience = '#kept' where task_id = 'many'")
                .update();
        jdbc.sql("insert into work_audience (audience, members) values ('#kept', 'somebody')")
                .update();
        jdbc.sql("insert into case_key (found_by, opened_at, reference) values ('n:mueller', now(), 'LN-1')")
                .update();
        upgrade();
        assertThat(groupsOf("two")).containsExactly("claims", "loans");
        assertThat(groupsOf("many")).isEqualTo(manyGroups);
        assertThat(audienceOf("two")).isEmpty();
        assertThat(audienceOf("many")).isEqualTo("#kept");
        assertThat(membersOf("#kept")).isEqualTo("somebody");
        assertThat(count("case_key")).isOne();
        assertUpToDate();
    }

    private FluentConfiguration migrations(String... locations) {
        return Flyway.configure()
                .dataSource(file)
                .locations(locations)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .outOfOrder(true);
    }

    private void upgrade() {
        new BrokenMigrations().migrate(migrations(BOTH, H2).load());
    }

    private void addCaseWithItems() {
        jdbc.sql("insert into case_view (reference, current_instance_id, process, definition_id, state, opened_at,"
                        + " customer_tier)"
                        + " values ('LN-1', 'i', 'loan', 'loan:1', 'open', now(), 'gold')")
                .update();
        jdbc.sql("insert into sla_row (id, root_instance_id, instance_id, process, level_key, priority, opened_at,"
                        + " warn_at, due_at"
                        + (has("sla_row", "since") ? ", since) values" : ") values")
                        + " ('i', 'i', 'i', 'loan', 'default', 50, now(), now(), now()"
                        + (has("sla_row", "since") ? ", now())" : ")"))
                .update();
        jdbc.sql("insert into timeline_entry (reference, at, kind, data) values ('LN-1', now(), 'returned', ?)")
                .param("{\"to\":\"check\",\"cause\":\"wrong\"}")
                .update();
        addItem("none", "open", List.of());
        addItem("two", "open", List.of("loans", "claims"));
        addItem("done", "completed", List.of("claims", "loans"));
        addItem("many", "open", manyGroups);
    }

    private void addItem(String id, String state, List<String> groups) {
        jdbc.sql(
                        "insert into work_item (task_id, reference, instance_id, root_instance_id, execution_id, activity_instance_id,"
                                + " definition_id, process, step, name, priority, state, created_at)"
                                + " values (?, 'LN-1', 'i', 'i', 'i', 'a', 'loan:1', 'loan', 'check', 'Check the papers', 50, ?, now())")
                .params(id, state)
                .update();
        groups.forEach(group -> jdbc.sql("insert into work_item_group (task_id, group_key) values (?, ?)")
                .params(id, group)
                .update());
    }

    private void assertItemsHaveAudiences() {
        assertThat(groupsOf("none")).isEmpty();
        assertThat(groupsOf("two")).containsExactly("claims", "loans");
        assertThat(groupsOf("many")).isEqualTo(manyGroups);
        assertThat(audienceOf("none")).isEmpty();
        assertThat(audienceOf("two")).isEqualTo("claims,loans");
        assertThat(audienceOf("done")).isEqualTo("claims,loans");
        assertThat(audienceOf("many")).isEqualTo("#many");
        assertThat(membersOf("claims,loans")).isEqualTo("claims,loans");
        assertThat(membersOf("#many")).isEqualTo(String.join(",", manyGroups));
        assertThat(count("work_audience")).isEqualTo(2);
        assertThat(count("work_item_stay")).isEqualTo(5 + manyGroups.size());
        assertThat(jdbc.sql("select audience from work_item_words where task_id = 'two'")
                        .query(String.class)
                        .single())
                .isEqualTo("claims,loans");
    }

    private void assertUpToDate() {
        assertThat(jdbc.sql("select table_name from information_schema.tables where table_name like '%ASIDE'")
                        .query(String.class)
                        .list())
                .isEmpty();
        assertThat(migrations(BOTH, H2).load().migrate().migrationsExecuted).isZero();
    }

    private List<String> groupsOf(String task) {
        return jdbc.sql("select group_key from work_item_group where task_id = ? order by group_key")
                .param(task)
                .query(String.class)
                .list();
    }

    private String audienceOf(String task) {
        return jdbc.sql("select audience from work_item where task_id = ?")
                .param(task)
                .query(String.class)
                .single();
    }

    private String membersOf(String audience) {
        return jdbc.sql("select members from work_audience where audience = ?")
                .param(audience)
                .query(String.class)
                .single();
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private boolean has(String table, String column) {
        return jdbc.sql("select count(*) from information_schema.columns"
                                + " where lower(table_name) = ? and lower(column_name) = ?")
                        .params(table, column)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
