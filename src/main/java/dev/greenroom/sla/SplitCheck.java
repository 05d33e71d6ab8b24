package dev.greenroom.sla;

import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.engine.catalog.UnknownProcess;
import dev.greenroom.readmodel.CaseStanding;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.DerivedRows;
import dev.greenroom.readmodel.StepView;
import dev.greenroom.readmodel.TaskViews;
import dev.greenroom.sla.TimeSplit.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Holds each case's time split to what must always be so: its running part is where the case stands, and its parts sum to
 * the elapsed time. Where they do not, a recount from the steps names the parts that are off. A case that was closed
 * meanwhile is compared by its running part alone: when it stood still is not among its steps.
 */
@Component
class SplitCheck implements DerivedRows {

    /** A command's facts lie moments apart, and the split turns at the last of them. */
    private static final Duration MOMENTS = Duration.ofSeconds(2);

    private final CaseViews cases;
    private final TaskViews tasks;
    private final TimeSplits splits;
    private final HandOffClock handOff;
    private final ProcessCatalog catalog;

    SplitCheck(CaseViews cases, TaskViews tasks, TimeSplits splits, HandOffClock handOff, ProcessCatalog catalog) {
        this.cases = cases;
        this.tasks = tasks;
        this.splits = splits;
        this.handOff = handOff;
        this.catalog = catalog;
    }

    private record Compared(CaseStanding standing, TimeSplit split, TimeSplit right, List<String> wrong) {}

    @Override
    public List<String> differences(String rootInstanceId) {
        return compare(rootInstanceId)
                .map(compared -> compared.wrong().stream()
                        .map(column -> compared.standing().reference() + ": time split differs in " + column)
                        .toList())
                .orElse(List.of());
    }

    @Override
    public void mend(String rootInstanceId) {
        compare(rootInstanceId)
                .filter(compared -> !compared.wrong().isEmpty())
                .ifPresent(compared -> splits.change(compared.standing().reference(), compared.right()));
    }

    private Optional<Compared> compare(String root) {
        return cases.standing(root).filter(CaseStanding::open).flatMap(standing -> splits.of(standing.reference())
                .map(split -> compare(standing, split)));
    }

    private Compared compare(CaseStanding standing, TimeSplit split) {
        List<String> wrong = new ArrayList<>();
        Part now = handOff.part(standing);
        if (split.part() != now) {
            wrong.add("part");
        }
        if (cases.wasReopened(standing.reference())) {
            return new Compared(standing, split, new TimeSplit(now, split.since(), split.spent()), wrong);
        }
        List<StepView> steps = cases.steps(standing.reference());
        Map<Part, Duration> counted =
                SplitRecount.of(standing.openedAt(), split.since(), stays(standing.reference(), steps));
        if (!split.elapsed().equals(Duration.between(standing.openedAt(), split.since()))) {
            Duration slack = MOMENTS.plusMillis(100L * steps.size());
            for (Part part : List.of(Part.CUSTOMER, Part.THIRD_PARTY, Part.SYSTEM)) {
                if (isOff(split.of(part), counted, part, slack)) {
                    wrong.add(String.valueOf(TimeSplits.word(part)));
                }
            }
            Duration people = split.of(Part.WORKING).plus(split.of(Part.QUEUED));
            if (isOff(people, counted, Part.WORKING, slack)) {
                wrong.add("working, queued");
            }
            wrong.add("since");
        }
        return new Compared(standing, split, right(standing, split, now, counted), wrong);
    }

    private static boolean isOff(Duration said, Map<Part, Duration> counted, Part part, Duration slack) {
        return said.minus(counted.getOrDefault(part, Duration.ZERO)).abs().compareTo(slack) > 0;
    }

    /** As counted; of the time with people as much was work as was said, as far as there was so much. */
    private static TimeSplit right(CaseStanding standing, TimeSplit split, Part now, Map<Part, Duration> counted) {
        Duration people = counted.getOrDefault(Part.WORKING, Duration.ZERO);
        Duration working = split.of(Part.WORKING).compareTo(people) > 0 ? people : split.of(Part.WORKING);
        Map<Part, Duration> spent = new EnumMap<>(counted);
        spent.put(Part.WORKING, working.isNegative() ? Duration.ZERO : working);
        spent.put(Part.QUEUED, people.minus(working));
        Instant since = split.since().isBefore(standing.openedAt()) ? standing.openedAt() : split.since();
        return new TimeSplit(now, since, spent);
    }

    /** What a person has done may wait for the machine before its step is left. */
    private List<SplitRecount.Stay> stays(String reference, List<StepView> steps) {
        Map<String, Instant> done = new HashMap<>();
        tasks.doneOf(reference).forEach(item -> {
            Instant at = item.doneAt();
            if (at != null) {
                done.put(item.activityInstanceId(), at);
            }
        });
        List<SplitRecount.Stay> stays = new ArrayList<>();
        for (StepView step : steps) {
            boolean ofPeople = step.type().equals("userTask");
            Instant at = done.getOrDefault(step.activityInstanceId(), step.leftAt());
            stays.add(new SplitRecount.Stay(step.enteredAt(), ofPeople ? at : step.leftAt(), ofPeople, whom(step)));
        }
        return stays;
    }

    private @Nullable String whom(StepView step) {
        try {
            return catalog.model(step.definitionId())
                    .step(step.element())
                    .map(ProcessModel.Step::waitingFor)
                    .orElse(null);
        } catch (UnknownProcess e) {
            return null;
        }
    }
}
