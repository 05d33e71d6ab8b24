package dev.greenroom.desk;

import dev.greenroom.readmodel.CaseView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The threads between the desk and those who have the work. */
@Repository
class QuestionRows {

    private static final int MOST_OF_PERSON = 50;
    private static final int MOST_OF_CASE = 10;

    private final JdbcClient jdbc;

    QuestionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Its number. */
    long add(CaseView view, String step, String person, Instant at) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into desk_question (reference, process, step, asked_by, state, asked_at, changed_at)"
                        + " values (:reference, :process, :step, :person, 'open', :at, :at)")
                .param("reference", view.reference())
                .param("process", view.process())
                .param("step", step)
                .param("person", person)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    /** The line's number. */
    long say(long question, String person, boolean fromDesk, String text, Instant at) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into desk_question_line (question_id, at, person, from_desk, text)"
                        + " values (:question, :at, :person, :fromDesk, :text)")
                .param("question", question)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("person", person)
                .param("fromDesk", fromDesk)
                .param("text", text)
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    void turn(long question, Question.State state, long clockLine, Instant at) {
        jdbc.sql("update desk_question set state = :state, clock_line = :line, changed_at = :at where id = :id")
                .param("state", state.word())
                .param("line", clockLine)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", question)
                .update();
    }

    Optional<Question> find(long id) {
        return read("id = :value", id).stream().findFirst();
    }

    /** What somebody asked and has not put away, the latest first. */
    List<Question> openOf(String person) {
        return read(
                "asked_by = :value and state in ('open', 'answered') order by changed_at desc, id desc limit "
                        + MOST_OF_PERSON,
                person);
    }

    /** Those of a case that were not put away, the latest first. */
    List<Question> of(String reference) {
        return read(
                "reference = :value and state in ('open', 'answered') order by changed_at desc, id desc limit "
                        + MOST_OF_CASE,
                reference);
    }

    private List<Question> read(String condition, Object value) {
        List<Question> found = jdbc.sql("select * from desk_question where " + condition)
                .param("value", value)
                .query(QuestionRows::question)
                .list();
        if (found.isEmpty()) {
            return found;
        }
        Map<Long, List<Question.Line>> lines = new HashMap<>();
        jdbc.sql("select * from desk_question_line where question_id in (:ids) order by id")
                .param("ids", found.stream().map(Question::id).toList())
                .query(row -> {
                    lines.computeIfAbsent(row.getLong("question_id"), none -> new ArrayList<>())
                            .add(line(row));
                });
        return found.stream()
                .map(each -> new Question(
                        each.id(),
                        each.reference(),
                        each.askedBy(),
                        each.state(),
                        each.changedAt(),
                        each.clockLine(),
                        lines.getOrDefault(each.id(), List.of())))
                .toList();
    }

    private static Question question(ResultSet row, int number) throws SQLException {
        return new Question(
                row.getLong("id"),
                row.getString("reference"),
                row.getString("asked_by"),
                Question.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getLong("clock_line"),
                List.of());
    }

    private static Question.Line line(ResultSet row) throws SQLException {
        return new Question.Line(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("person"),
                row.getBoolean("from_desk"),
                row.getString("text"));
    }
}
