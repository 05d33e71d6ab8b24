package dev.greenroom.desk;

import dev.greenroom.cases.CaseRights;
import dev.greenroom.readmodel.CaseNudges;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.Timeline;
import dev.greenroom.readmodel.Told;
import dev.greenroom.security.Caller;
import dev.greenroom.sla.AskedClocks;
import dev.greenroom.sla.AskedClocks.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks who has a case to hurry. Counts once in 24 hours: then its work ranks higher, a clock of its own begins, and who has
 * the work is told. What comes within these hours is noted.
 */
@Component
class Nudges {

    static final Duration COUNTS_ONCE_IN = Duration.ofHours(24);

    private final NudgeRows rows;
    private final HeldCases cases;
    private final CaseNudges counts;
    private final AskedWork asked;
    private final AskedClocks clocks;
    private final Timeline timeline;
    private final CaseRights rights;
    private final Clock clock;

    Nudges(
            NudgeRows rows,
            HeldCases cases,
            CaseNudges counts,
            AskedWork asked,
            AskedClocks clocks,
            Timeline timeline,
            CaseRights rights,
            Clock clock) {
        this.rows = rows;
        this.cases = cases;
        this.counts = counts;
        this.asked = asked;
        this.clocks = clocks;
        this.timeline = timeline;
        this.rights = rights;
        this.clock = clock;
    }

    void nudge(String reference, Nudge.Said said) {
        String person = rights.mayAct("ask for a case to be hurried").name();
        cases.with(reference, view -> add(view.orElseThrow(() -> new NobodyHasIt(reference)), said, person));
    }

    private void add(CaseView view, Nudge.Said said, String person) {
        String reference = view.reference();
        TaskView item = asked.of(view);
        Instant now = clock.instant();
        boolean counted = !rows.isCountedAfter(view, now.minus(COUNTS_ONCE_IN));
        long id = rows.add(view, item.step(), said, person, now, counted);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("reason", said.reason());
        if (said.note() != null) {
            data.put("note", said.note());
        }
        timeline.add(reference, now, counted ? "nudge" : "nudge-again", null, person, data);
        if (counted) {
            counts.add(view);
            asked.ask(Kind.NUDGE, id, item, Told.NUDGED, now);
        }
    }

    /** Those of a case to which nobody who has it has reacted. */
    List<Nudge> open(CaseView view) {
        List<Nudge> unanswered = rows.unanswered(view);
        Map<String, AskedClocks.Standing> standing = clocks.of(ids(unanswered));
        return unanswered.stream()
                .filter(each -> {
                    AskedClocks.Standing clocked = standing.get(Kind.NUDGE.id(each.id()));
                    return clocked == null || clocked.open();
                })
                .toList();
    }

    /**
     * Who has the work says that they are on it; all that is open of the case is answered with it. Who has other work than
     * the case's own, or has done it, answers nothing.
     */
    void answer(TaskView item, Caller by, @Nullable String text) {
        cases.with(item.caseReference(), held -> {
            List<Nudge> open =
                    held.filter(view -> asked.isOwn(view, item)).map(this::open).orElse(List.of());
            if (!open.isEmpty()) {
                answer(item, by, text, open);
            }
        });
    }

    private void answer(TaskView item, Caller by, @Nullable String text, List<Nudge> open) {
        Instant now = clock.instant();
        rows.answer(open.stream().map(Nudge::id).toList(), by.name(), item.id(), now, text);
        clocks.close(ids(open));
        asked.settle(item.caseReference(), Told.NUDGED);
        timeline.add(
                item.caseReference(),
                now,
                "nudge-answered",
                item.step(),
                by.name(),
                text == null ? Map.of() : Map.of("note", text));
    }

    private static List<String> ids(List<Nudge> nudges) {
        return nudges.stream().map(each -> Kind.NUDGE.id(each.id())).toList();
    }
}
