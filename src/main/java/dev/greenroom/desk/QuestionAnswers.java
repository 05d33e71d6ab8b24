package dev.greenroom.desk;

import dev.greenroom.security.Callers;
import dev.greenroom.sla.AskedClocks;
import dev.greenroom.sla.AskedClocks.Kind;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows threads to colleagues. */
@Component
class QuestionAnswers {

    private final QuestionRows rows;
    private final AskedClocks clocks;
    private final Callers callers;
    private final Clock clock;

    QuestionAnswers(QuestionRows rows, AskedClocks clocks, Callers callers, Clock clock) {
        this.rows = rows;
        this.clocks = clocks;
        this.callers = callers;
        this.clock = clock;
    }

    /** What the caller asked and has not put away. */
    Question.Mine mine() {
        List<Question> open = rows.openOf(callers.current().name());
        int answered = (int) open.stream()
                .filter(each -> each.state() == Question.State.ANSWERED)
                .count();
        return new Question.Mine(shown(open), answered, clock.instant());
    }

    /** Those of a case that were not put away. */
    List<Question.Shown> of(String reference) {
        return shown(rows.of(reference));
    }

    private List<Question.Shown> shown(List<Question> questions) {
        String me = callers.current().name();
        Map<String, AskedClocks.Standing> standing =
                clocks.of(questions.stream().map(QuestionAnswers::clockOf).toList());
        return questions.stream()
                .map(each -> shown(each, standing.get(clockOf(each)), me))
                .toList();
    }

    private Question.Shown shown(Question question, AskedClocks.@Nullable Standing standing, String me) {
        boolean lapsed = question.state() == Question.State.OPEN && standing != null && !standing.open();
        return new Question.Shown(
                question.id(),
                question.reference(),
                lapsed ? "lapsed" : question.state().word(),
                question.askedBy().equals(me),
                standing == null || question.state() != Question.State.OPEN || lapsed ? null : standing.sla(),
                question.lines().stream()
                        .map(line -> new Question.Said(
                                line.at(), callers.displayName(line.person()), line.fromDesk(), line.text()))
                        .toList());
    }

    private static String clockOf(Question question) {
        return Kind.QUESTION.id(question.clockLine());
    }
}
