package dev.greenroom.desk;

import dev.greenroom.cases.ToldCase;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.TaskViews;
import dev.greenroom.security.Callers;
import dev.greenroom.sla.AskedClocks;
import dev.greenroom.sla.AskedClocks.Kind;
import dev.greenroom.sla.Promises;
import dev.greenroom.sla.SlaClock;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says how it stands with the nudges of a case, and what its customer may hear of them. */
@Component
class NudgeAnswers {

    private final NudgeRows rows;
    private final TaskViews tasks;
    private final AskedClocks clocks;
    private final Promises promises;
    private final Callers callers;
    private final Clock clock;

    NudgeAnswers(NudgeRows rows, TaskViews tasks, AskedClocks clocks, Promises promises, Callers callers, Clock clock) {
        this.rows = rows;
        this.tasks = tasks;
        this.clocks = clocks;
        this.promises = promises;
        this.callers = callers;
        this.clock = clock;
    }

    /** Of the case as it goes on now; one that was opened again begins anew. */
    Nudge.Standing standing(ToldCase told, boolean possible) {
        Nudge counts = rows.last(told.view(), true).orElse(null);
        if (counts == null) {
            return new Nudge.Standing(0, possible, null, null, null, null, null, null, null, null);
        }
        Nudge last = rows.last(told.view(), false).orElse(counts);
        AskedClocks.Standing clocked =
                clocks.of(List.of(Kind.NUDGE.id(counts.id()))).get(Kind.NUDGE.id(counts.id()));
        Instant from = counts.at().plus(Nudges.COUNTS_ONCE_IN);
        String answeredBy = counts.answeredBy();
        boolean waits = told.view().isOpen() && counts.answeredAt() == null && clocked != null && clocked.open();
        return new Nudge.Standing(
                rows.counted(told.view()),
                possible,
                from.isAfter(clock.instant()) ? from : null,
                last.at(),
                callers.displayName(last.person()),
                last.reason(),
                counts.answeredAt(),
                answeredBy == null ? null : callers.displayName(answeredBy),
                clocked == null ? null : clocked.sla(),
                waits || isAnswered(told.view(), counts) ? say(told, last, counts, clocked) : null);
    }

    /** Whoever answered is still on it, or said so not long ago. */
    private boolean isAnswered(CaseView view, Nudge counts) {
        Instant at = counts.answeredAt();
        String item = counts.answeredItem();
        return view.isOpen()
                && at != null
                && (at.plus(Nudges.COUNTS_ONCE_IN).isAfter(clock.instant())
                        || (item != null
                                && tasks.byId(item).filter(TaskView::isOpen).isPresent()));
    }

    private String say(ToldCase told, Nudge last, Nudge counts, AskedClocks.@Nullable Standing clocked) {
        Locale spoken = Locale.forLanguageTag(told.language());
        Words words = Words.in(spoken);
        if (counts.answeredAt() != null) {
            return words.say("nudge.say.answered", day(told.view(), counts.answeredAt(), spoken));
        }
        SlaClock sla = clocked == null ? null : clocked.sla();
        Instant due = sla == null ? null : sla.dueAt();
        if (!last.counted()) {
            return words.say("nudge.say.again", day(told.view(), counts.at(), spoken));
        }
        return due == null || due.isBefore(clock.instant())
                ? words.say("nudge.say")
                : words.say("nudge.say.by", day(told.view(), due, spoken));
    }

    private String day(CaseView view, Instant at, Locale spoken) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(spoken.getLanguage().equals("en") ? Locale.UK : spoken)
                .format(at.atZone(promises.zone(view.reference(), view.process())));
    }
}
