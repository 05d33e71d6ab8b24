package dev.greenroom.statuspage;

import dev.greenroom.cases.CustomerStatuses;
import dev.greenroom.cases.LinkedWork;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.TaskViews;
import dev.greenroom.readmodel.Told;
import dev.greenroom.readmodel.ToldRows;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is done about a low score: work with a clock of its own for the team that can act, told to whoever worked on the case.
 * A low score of a stage is work for the team of that stage, once, unless the same team has the whole in hand.
 */
@Component
class FollowUps {

    private static final int PRIORITY = 75;
    /** So often somebody begins to take care of what the customer of one closed case thought of the whole. */
    private static final int MOST = 3;

    private final TaskViews tasks;
    private final CustomerStatuses statuses;
    private final LinkedWork work;
    private final ToldRows told;
    private final Clock clock;

    FollowUps(TaskViews tasks, CustomerStatuses statuses, LinkedWork work, ToldRows told, Clock clock) {
        this.tasks = tasks;
        this.statuses = statuses;
        this.work = work;
        this.told = told;
        this.clock = clock;
    }

    /** What somebody still has in hand goes first, then the work about the whole; the latest of it. */
    @Nullable
    String last(CaseView view, String closing, Collection<String> phases) {
        List<String> begun = new ArrayList<>();
        for (int nth = 1; nth <= MOST; nth++) {
            Optional<String> next = work.begunBefore(key(view, closing, nth));
            if (next.isEmpty()) {
                break;
            }
            begun.add(0, next.get());
        }
        phases.forEach(phase -> work.begunBefore(key(view, closing, phase)).ifPresent(begun::add));
        return begun.stream().filter(this::isOpen).findFirst().orElse(begun.isEmpty() ? null : begun.get(0));
    }

    private boolean isOpen(String followUp) {
        return !tasks.openOf(followUp).isEmpty();
    }

    private static String key(CaseView view, String closing, int nth) {
        return "follow-up:" + view.reference() + ":" + closing + (nth == 1 ? "" : ":" + nth);
    }

    private static String key(CaseView view, String closing, String phase) {
        return key(view, closing, 1) + ":phase:" + phase;
    }

    /** After the customer said something: all that was said about this closing before, and all that is said now. */
    void takeCare(CaseView view, List<OpinionRows.Row> before, List<OpinionRows.Row> now) {
        Opinions.whole(now).ifPresent(whole -> ofTheWhole(view, Opinions.whole(before), whole, description(view, now)));
        now.stream()
                .filter(row -> !row.phase().equals(OpinionRows.WHOLE))
                .filter(row ->
                        before.stream().noneMatch(old -> old.phase().equals(row.phase()) && old.score() == row.score()))
                .forEach(row -> ofAStage(view, row));
    }

    /** Whoever takes care of it reads what the customer says now; what is done already is done, and begins anew for more. */
    private void ofTheWhole(
            CaseView view, Optional<OpinionRows.Row> before, OpinionRows.Row whole, String description) {
        for (int nth = 1; nth <= MOST; nth++) {
            String key = key(view, view.instanceId(), nth);
            Optional<String> known = work.begunBefore(key);
            if (known.isEmpty()) {
                if (whole.score() <= Opinion.LOW && (nth == 1 || saysMore(before, whole))) {
                    String subject = Words.both("satisfaction.subject", view.reference());
                    begin(
                            view,
                            key,
                            new LinkedWork.Wanted(statuses.followUpWork(view), subject, description, PRIORITY));
                }
                return;
            }
            if (work.describe(known.get(), description)) {
                return;
            }
        }
    }

    private static boolean saysMore(Optional<OpinionRows.Row> before, OpinionRows.Row whole) {
        return before.filter(row -> row.score() == whole.score()
                        && (whole.cause() == null || whole.cause().equals(row.cause()))
                        && (whole.words() == null || whole.words().equals(row.words())))
                .isEmpty();
    }

    private void ofAStage(CaseView view, OpinionRows.Row row) {
        String key = key(view, view.instanceId(), row.phase());
        Optional<String> known = work.begunBefore(key);
        if (known.isPresent()) {
            work.describe(known.get(), stage(view, row));
            return;
        }
        String type = statuses.followUpWork(view, row.phase());
        if (row.score() <= Opinion.LOW && !(type.equals(statuses.followUpWork(view)) && isInHand(view))) {
            begin(
                    view,
                    key,
                    new LinkedWork.Wanted(
                            type, Words.both("satisfaction.subject", view.reference()), stage(view, row), PRIORITY));
        }
    }

    /** Whether somebody has, or will have, the work about the whole; it names the stages. */
    private boolean isInHand(CaseView view) {
        String last = last(view, view.instanceId(), List.of());
        return last != null && isOpen(last);
    }

    private void begin(CaseView view, String key, LinkedWork.Wanted wanted) {
        tellWhoWorked(view, work.begin(view, key, wanted).reference(), clock.instant());
    }

    private String description(CaseView view, List<OpinionRows.Row> all) {
        OpinionRows.Row whole = Opinions.whole(all).orElseThrow();
        List<String> lines = new ArrayList<>();
        lines.add(Words.both("satisfaction.score", whole.score()));
        if (whole.cause() != null) {
            lines.add(Words.both("satisfaction.cause." + whole.cause()));
        }
        all.stream()
                .filter(row -> !row.phase().equals(OpinionRows.WHOLE) && row.score() <= Opinion.LOW)
                .forEach(row -> lines.add(stage(view, row)));
        if (whole.words() != null) {
            // Not the words themselves: they can be taken back.
            lines.add(Words.both("satisfaction.words", view.reference()));
        }
        return String.join("\n", lines);
    }

    private String stage(CaseView view, OpinionRows.Row row) {
        return Stream.of(Locale.ENGLISH, Locale.GERMAN)
                .map(language -> Words.in(language)
                        .say("satisfaction.stage", statuses.stage(view, row.phase(), language), row.score()))
                .collect(Collectors.joining(" / "));
    }

    private void tellWhoWorked(CaseView view, String followUp, Instant now) {
        Set<String> people = tasks.doneOf(view.reference()).stream()
                .map(TaskView::doneBy)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<String> items = tasks.openOf(followUp).stream().map(TaskView::id).toList();
        told.add(List.of(new ToldRows.Telling(items, people, new Told(Told.LOW_SCORE, false, now))));
    }
}
