package dev.greenroom.statuspage;

import dev.greenroom.readmodel.CaseView;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What customers thought of their closed cases: a row for the whole, and one for each stage they spoke of. */
@Repository
class OpinionRows {

    static final String WHOLE = "";

    private final JdbcClient jdbc;

    OpinionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One of them; {@code by}: who noted it for the customer. */
    record Row(
            String phase,
            int score,
            @Nullable String cause,
            @Nullable String words,
            String through,
            @Nullable String by,
            Instant givenAt) {}

    /** The latest closing of the case about which its customer said something. */
    Optional<String> lastClosing(String reference) {
        return jdbc.sql("select closing from satisfaction where reference = :reference and phase = '" + WHOLE
                        + "' order by given_at desc limit 1")
                .param("reference", reference)
                .query(String.class)
                .optional();
    }

    /** Those about one closing of the case. */
    List<Row> of(String reference, String closing) {
        return jdbc.sql("select phase, score, cause, words, through, noted_by, given_at from satisfaction"
                        + " where reference = :reference and closing = :closing order by phase")
                .param("reference", reference)
                .param("closing", closing)
                .query((row, number) -> new Row(
                        row.getString("phase"),
                        row.getInt("score"),
                        row.getString("cause"),
                        row.getString("words"),
                        row.getString("through"),
                        row.getString("noted_by"),
                        row.getObject("given_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Writes one down; whoever does so holds the case. */
    void put(CaseView view, Row row, Instant now) {
        int known = jdbc.sql("update satisfaction set score = :score, cause = :cause, words = :words,"
                        + " through = :through, noted_by = :by, changed_at = :now"
                        + " where reference = :reference and closing = :closing and phase = :phase")
                .param("score", row.score())
                .param("cause", row.cause(), java.sql.Types.VARCHAR)
                .param("words", row.words(), java.sql.Types.VARCHAR)
                .param("through", row.through())
                .param("by", row.by(), java.sql.Types.VARCHAR)
                .param("now", time(now))
                .param("reference", view.reference())
                .param("closing", view.instanceId())
                .param("phase", row.phase())
                .update();
        if (known == 0) {
            add(view, row, now);
        }
    }

    private void add(CaseView view, Row row, Instant now) {
        jdbc.sql("insert into satisfaction (reference, closing, phase, process, outcome, score, cause, words, through,"
                        + " noted_by, given_at, changed_at) values (:reference, :closing, :phase, :process, :outcome, :score, :cause, :words,"
                        + " :through, :by, :now, :now)")
                .param("reference", view.reference())
                .param("closing", view.instanceId())
                .param("phase", row.phase())
                .param("process", view.process())
                .param("outcome", view.outcome(), java.sql.Types.VARCHAR)
                .param("score", row.score())
                .param("cause", row.cause(), java.sql.Types.VARCHAR)
                .param("words", row.words(), java.sql.Types.VARCHAR)
                .param("through", row.through())
                .param("by", row.by(), java.sql.Types.VARCHAR)
                .param("now", time(now))
                .update();
    }

    /** Forgets what the customer wrote, at whichever closing; whether there was something. */
    boolean forgetWords(String reference, Instant now) {
        return jdbc.sql("update satisfaction set words = null, changed_at = :now where reference = :reference"
                                + " and words is not null")
                        .param("now", time(now))
                        .param("reference", reference)
                        .update()
                > 0;
    }

    /** How many said which score, by process, stage, score and cause. */
    record Count(String process, String phase, int score, @Nullable String cause, long count) {}

    List<Count> counts(Instant from, Instant until, @Nullable String process) {
        JdbcClient.StatementSpec query = jdbc.sql(
                        "select process, phase, score, cause, count(*) as many from satisfaction"
                                + " where given_at >= :from and given_at < :until"
                                + (process == null ? "" : " and process = :process")
                                + " group by process, phase, score, cause order by process, phase, score")
                .params(Map.of("from", time(from), "until", time(until)));
        return (process == null ? query : query.param("process", process))
                .query((row, number) -> new Count(
                        row.getString("process"),
                        row.getString("phase"),
                        row.getInt("score"),
                        row.getString("cause"),
                        row.getLong("many")))
                .list();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
