package dev.greenroom.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.Http;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** Very many refunds to review, whose points come at one instant. */
final class Storm {

    /** The copies, by number; the original has a longer reference. */
    private static final String NUMBERED =
            " reference ~ '^RF-[0-9]+$' and cast(substring(reference from 4) as bigint) between ? and ? ";

    private static final String INSTANCES = "(select current_instance_id from case_view where" + NUMBERED + ")";

    /** Somebody hears of escalations, so that they write down what is to be told. */
    static final String TELLS_A_MACHINE = "greenroom.notifications.webhooks[0].name=planning";

    static final String TELLS_A_MACHINE_WHERE = "greenroom.notifications.webhooks[0].url=https://nobody.invalid/";
    static final String TELLS_A_MACHINE_SIGNED =
            "greenroom.notifications.webhooks[0].secret=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";

    /** Nobody answers there: what is told by mail waits. */
    static final String MAILS = "greenroom.notifications.mail.host=127.0.0.1";

    static final String MAILS_AT = "greenroom.notifications.mail.port=1";
    static final String MAILS_FROM = "greenroom.notifications.mail.from=service@house.example";
    static final String MAILS_PLAIN = "greenroom.notifications.mail.tls=none";

    private static final String READER = "berta";

    private final Environment environment;
    private final JdbcTemplate jdbc;

    Storm(Environment environment, JdbcTemplate jdbc) {
        this.environment = environment;
        this.jdbc = jdbc;
    }

    /** So many cases whose points can be moved, and so many timers of others that are due some other day. */
    void gather(int cases, int pending) {
        aCaseToReview();
        // Each message has a key of its own: those of the first case are no pattern for others.
        jdbc.update("delete from notice");
        ClonedCases clones = new ClonedCases(jdbc);
        clones.copy(cases, "RF-");
        clones.waiting(pending);
        jdbc.execute("vacuum analyze");
    }

    private void aCaseToReview() {
        Http.Answer started = Http.of(environment)
                .as("carla")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        "/api/cases",
                        """
                        {"process": "refund-request", "channel": "phone",
                         "customer": {"id": "C-1", "name": "Maria Jansen", "language": "nl"},
                         "variables": {"orderNumber": "S-1", "amount": 900, "reason": "changed-mind",
                           "purchaseDate": "2026-11-01", "goodsExpected": false, "iban": "NL91ABNA0417164300"}}""");
        assertThat(started.status()).as(started.toString()).isEqualTo(201);
        await().until(() -> number("select count(*) from work_item") == 1);
        await().until(() -> number("select count(*) from act_ru_ext_task") == 0);
    }

    /** The cases with these numbers come to their warning points. */
    void atRisk(int first, int last, Instant at) {
        comes("warn_at", "SubProcess_AtRisk", first, last, at);
    }

    /** The cases with these numbers come to their ends. */
    void late(int first, int last, Instant at) {
        comes("due_at", "SubProcess_Late", first, last, at);
    }

    private void comes(String point, String subProcess, int first, int last, Instant at) {
        // As exact as the engine's own dates: it would change the timers' rows otherwise.
        OffsetDateTime time = at.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
        jdbc.update(
                "update sla_row set " + point + " = ? where id = instance_id and root_instance_id in " + INSTANCES,
                time,
                first,
                last);
        jdbc.update(
                "update act_ru_job set duedate_ = ? where handler_cfg_ = '" + subProcess
                        + "' and process_instance_id_ in " + INSTANCES,
                time.toLocalDateTime(),
                first,
                last);
    }

    /** Whether any timer's time has come; a look at the first ones, so that looking often costs little. */
    boolean isDue() {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select 1 from act_ru_job where duedate_ <= localtimestamp)", Boolean.class));
    }

    /** How many lines of this kind there are, as everybody sees them. */
    long told(String kind) {
        return number("select count(*) from timeline_entry where kind = '" + kind + "'");
    }

    /** Each of the cases was told of once, became more urgent once, and waits for its next points with two timers. */
    void cameOnce(String kind, int cases, int priority) {
        assertThat(told(kind)).isEqualTo(cases);
        assertThat(number("select count(distinct reference) from timeline_entry where kind = '" + kind + "'"))
                .isEqualTo(cases);
        assertThat(jdbc.queryForList(
                        "select distinct priority from work_item where" + NUMBERED, Integer.class, 1, cases))
                .containsExactly(priority);
        assertThat(jdbc.queryForList(
                        "select distinct priority_ from act_ru_task where proc_inst_id_ in " + INSTANCES,
                        Integer.class,
                        1,
                        cases))
                .containsExactly(priority);
        assertThat(jdbc.queryForList(
                        "select distinct count(*) from act_ru_job where process_instance_id_ in " + INSTANCES
                                + " and lock_owner_ is null and retries_ > 0 group by process_instance_id_",
                        Long.class,
                        1,
                        cases))
                .containsExactly(2L);
    }

    /** Each is told a machine once, and a colleague once: all that was to be told stands in messages then. */
    void toldOnce(int late, int atRisk) {
        await().atMost(Duration.ofMinutes(2)).until(() -> number("select count(*) from escalation_told") == 0);
        String machines = " from notice where kind = 'escalation' and channel like 'webhook:%'";
        assertThat(number("select count(*)" + machines)).isEqualTo(late + atRisk);
        assertThat(number("select count(distinct reference || (said::jsonb->>'stage'))" + machines))
                .isEqualTo(late + atRisk);
        assertThat(toColleague("late")).isEqualTo(late);
        assertThat(toColleague("at-risk")).isEqualTo(atRisk);
    }

    /** How much of what came is in messages. */
    long toColleague() {
        return toColleague("late") + toColleague("at-risk");
    }

    private long toColleague(String stage) {
        return number("select coalesce(sum(cast(said::jsonb->>'" + stage + "' as integer)), 0) from notice"
                + " where kind = 'escalation' and person = '" + READER + "'");
    }

    /** Leads whose work it is, and hears of it by mail. */
    void hasAReader() {
        jdbc.update(
                "insert into staff_person (name, display_name, mail_address, escalation_mail) values (?, ?, ?, 'en')",
                READER,
                READER,
                READER + "@house.example");
    }

    private long number(String sql) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, Long.class));
    }
}
