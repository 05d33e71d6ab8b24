package dev.greenroom.desk;

import dev.greenroom.cases.CaseRights;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.Timeline;
import dev.greenroom.readmodel.Told;
import dev.greenroom.security.Caller;
import dev.greenroom.sla.AskedClocks;
import dev.greenroom.sla.AskedClocks.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Short threads between who has a customer on the line and who has the case. While an answer is waited for, a clock of its
 * own counts, which follows the work from hand to hand. Each change holds the case: of two the second sees the first.
 */
@Component
class Questions {

    private final QuestionRows rows;
    private final HeldCases cases;
    private final AskedWork asked;
    private final AskedClocks clocks;
    private final Timeline timeline;
    private final CaseRights rights;
    private final Clock clock;

    Questions(
            QuestionRows rows,
            HeldCases cases,
            AskedWork asked,
            AskedClocks clocks,
            Timeline timeline,
            CaseRights rights,
            Clock clock) {
        this.rows = rows;
        this.cases = cases;
        this.asked = asked;
        this.clocks = clocks;
        this.timeline = timeline;
        this.rights = rights;
        this.clock = clock;
    }

    /** Asks who has the case; while nobody has it, its group. */
    void ask(String reference, String text) {
        Caller caller = rights.mayAct("ask who has a case");
        holding(reference, view -> {
            TaskView item = asked.of(view);
            Instant now = clock.instant();
            put(rows.add(view, item.step(), caller.name(), now), item, caller, text);
        });
    }

    /** Who asked goes on, whether or not there was an answer. */
    void goOn(long id, String text) {
        Caller caller = rights.mayAct("ask who has a case");
        holding(own(id, caller).reference(), view -> {
            Question question = own(id, caller);
            refuseWhenOver(question);
            if (question.state() == Question.State.OPEN && waits(question)) {
                rows.say(id, caller.name(), true, text, clock.instant());
                timeline(view.reference(), "question", caller, text);
                return;
            }
            put(id, asked.of(view), caller, text);
        });
    }

    /** Begins to wait for an answer of who has this item. */
    private void put(long id, TaskView item, Caller caller, String text) {
        Instant now = clock.instant();
        long line = rows.say(id, caller.name(), true, text, now);
        rows.turn(id, Question.State.OPEN, line, now);
        asked.ask(Kind.QUESTION, line, item, Told.ASKED, now);
        timeline(item.caseReference(), "question", caller, text);
    }

    /** Who has work of the case answers, however much was asked; not who has work beside it. */
    void answer(TaskView item, long id, Caller caller, String text) {
        holding(item.caseReference(), view -> {
            Question question = rows.find(id)
                    .filter(each -> each.reference().equals(view.reference()))
                    .filter(each -> asked.isOwn(view, item))
                    .orElseThrow(UnknownQuestion::new);
            refuseWhenClosed(question);
            Instant now = clock.instant();
            rows.say(id, caller.name(), false, text, now);
            rows.turn(id, Question.State.ANSWERED, question.clockLine(), now);
            clocks.close(List.of(Kind.QUESTION.id(question.clockLine())));
            settle(view.reference());
            timeline(view.reference(), "question-answered", caller, text);
        });
    }

    /** Who asked has read it. */
    void close(long id) {
        Caller caller = rights.mayAct("ask who has a case");
        holding(own(id, caller).reference(), view -> {
            Question question = own(id, caller);
            rows.turn(id, Question.State.CLOSED, question.clockLine(), clock.instant());
            clocks.cancel(List.of(Kind.QUESTION.id(question.clockLine())));
            settle(view.reference());
        });
    }

    /** Once nothing is asked of a case any more, nobody's list says so. */
    private void settle(String reference) {
        boolean more = rows.of(reference).stream().anyMatch(each -> each.state() == Question.State.OPEN);
        if (!more) {
            asked.settle(reference, Told.ASKED);
        }
    }

    private boolean waits(Question question) {
        String id = Kind.QUESTION.id(question.clockLine());
        AskedClocks.Standing standing = clocks.of(List.of(id)).get(id);
        return standing == null || standing.open();
    }

    private static void refuseWhenOver(Question question) {
        refuseWhenClosed(question);
        if (question.lines().size() >= Question.MOST_LINES) {
            throw new QuestionOver();
        }
    }

    private static void refuseWhenClosed(Question question) {
        if (question.state() == Question.State.CLOSED) {
            throw new QuestionOver();
        }
    }

    private Question own(long id, Caller caller) {
        return rows.find(id)
                .filter(each -> each.askedBy().equals(caller.name()))
                .orElseThrow(UnknownQuestion::new);
    }

    private void timeline(String reference, String kind, Caller caller, String text) {
        timeline.add(reference, clock.instant(), kind, null, caller.name(), Map.of("note", text));
    }

    private void holding(String reference, Consumer<CaseView> deed) {
        cases.with(reference, view -> deed.accept(view.orElseThrow(UnknownQuestion::new)));
    }
}
