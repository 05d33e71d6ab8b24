package dev.greenroom.readmodel;

import dev.greenroom.engine.events.EngineFact.End;
import dev.greenroom.engine.events.EngineFact.StepEntered;
import dev.greenroom.engine.events.EngineFact.TaskChanged;
import dev.greenroom.engine.events.EngineFact.TaskEnded;
import dev.greenroom.readmodel.CaseChange.ItemChange;
import dev.greenroom.readmodel.ItemWriter.Holder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what a command did to a case in the lines a person would write. */
final class Story {

    /** Scopes and plumbing: nobody asks whether a case stands at these. */
    private static final Set<String> NO_STEPS = Set.of(
            "subProcess",
            "eventSubProcess",
            "transaction",
            "multiInstanceBody",
            "parallelGateway",
            "inclusiveGateway",
            "boundaryEvent");

    private Story() {}

    static List<TimelineLine> of(CaseChange change, Map<String, Holder> holders) {
        List<TimelineLine> lines = new ArrayList<>();
        change.items.values().forEach(item -> item(lines, item, holders.get(item.id)));
        change.items.values().stream()
                .map(item -> item.ended)
                .filter(ended -> ended != null && ended.end() == End.COMPLETED)
                .forEach(ended -> sentBack(lines, change, ended));
        change.steps.values().stream()
                .filter(step -> step.left == null && !step.quiet)
                .map(step -> step.entered)
                .forEach(entered -> step(lines, entered));
        change.incidents.values().stream()
                .flatMap(java.util.Optional::stream)
                .forEach(opened -> lines.add(new TimelineLine(
                        opened.at(), "incident", opened.element(), null, Map.of("type", opened.type()))));
        change.lines.stream().filter(line -> line.kind().equals("case-closed")).forEach(lines::add);
        change.lines.stream().filter(line -> !line.kind().equals("case-closed")).forEach(line -> lines.add(0, line));
        lines.sort(Comparator.comparing(TimelineLine::at));
        return lines;
    }

    private static void sentBack(List<TimelineLine> lines, CaseChange change, @Nullable TaskEnded ended) {
        if (ended != null) {
            List<String> reached = change.items.values().stream()
                    .filter(item -> item.created && item.latest != null)
                    .map(item -> item.latest.step())
                    .toList();
            change.sentBack
                    .fact(ended, reached.size() == 1 ? reached.get(0) : null)
                    .ifPresent(fact -> lines.add(new TimelineLine(
                            ended.at(), Timeline.RETURNED, ended.step(), ItemWriter.doneBy(ended), fact)));
        }
    }

    private static void step(List<TimelineLine> lines, @Nullable StepEntered entered) {
        if (entered != null && NO_STEPS.stream().noneMatch(entered.elementType()::startsWith)) {
            lines.add(new TimelineLine(entered.at(), "step-entered", entered.element(), null, Map.of()));
        }
    }

    private static void item(List<TimelineLine> lines, ItemChange item, @Nullable Holder before) {
        TaskChanged latest = item.latest;
        if (latest != null) {
            held(lines, item, latest, before == null ? null : before.assignee());
        }
        TaskEnded ended = item.ended;
        if (ended != null && ended.end() == End.COMPLETED) {
            lines.add(new TimelineLine(
                    ended.at(), "work-completed", ended.step(), ItemWriter.doneBy(ended), Map.of("task", item.id)));
        }
    }

    private static void held(List<TimelineLine> lines, ItemChange item, TaskChanged latest, @Nullable String before) {
        String now = latest.assignee();
        if (now == null && before != null) {
            String actor = item.actor == null ? before : item.actor;
            lines.add(new TimelineLine(
                    latest.at(), "work-released", latest.step(), actor, Map.of("task", item.id, "from", before)));
        } else if (now != null && !now.equals(before)) {
            boolean own = item.actor == null || item.actor.equals(now);
            lines.add(new TimelineLine(
                    latest.at(),
                    own ? "work-claimed" : "work-assigned",
                    latest.step(),
                    own ? now : item.actor,
                    Map.of("task", item.id, "to", now)));
        }
    }
}
