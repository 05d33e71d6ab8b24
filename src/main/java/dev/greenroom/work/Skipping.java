package dev.greenroom.work;

import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.Timeline;
import dev.greenroom.security.Caller;
import dev.greenroom.sla.Leads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Passes an item on to somebody else, with a reason. Who did is not offered it again for four hours, or until it is late.
 * What three times nobody wanted goes to the lead of its team.
 */
@Component
class Skipping {

    static final int TOO_OFTEN = 3;
    private static final Duration REST = Duration.ofHours(4);
    private static final int MORE_URGENT = 20;

    private final WorkRights rights;
    private final WorkQueue queue;
    private final Attempts attempts;
    private final Skips skips;
    private final Leads leads;
    private final Timeline timeline;
    private final TaskService engine;
    private final Clock clock;

    Skipping(
            WorkRights rights,
            WorkQueue queue,
            Attempts attempts,
            Skips skips,
            Leads leads,
            Timeline timeline,
            TaskService engine,
            Clock clock) {
        this.rights = rights;
        this.queue = queue;
        this.attempts = attempts;
        this.skips = skips;
        this.leads = leads;
        this.timeline = timeline;
        this.engine = engine;
        this.clock = clock;
    }

    void skip(String id, String reason) {
        attempts.on(id, item -> {
            Caller caller = rights.mayDo(item);
            queue.refuseIfTaken(item, caller);
            List<Runnable> actions = new ArrayList<>();
            actions.add(() -> note(item, caller, reason));
            if (item.assignee() != null) {
                actions.add(() -> engine.setAssignee(id, null));
            }
            return actions;
        });
    }

    private void note(TaskView item, Caller caller, String reason) {
        Instant now = clock.instant();
        Skips.Count count = skips.add(item.id(), caller.name(), reason, now, restsUntil(item, now));
        tell(item, now, "work-skipped", caller.name(), Map.of("task", item.id(), "note", reason));
        if (count.skips() >= TOO_OFTEN && !count.offeredToOneGroup()) {
            toTheLead(item, now, count.skips());
        }
    }

    private static Instant restsUntil(TaskView item, Instant now) {
        Instant rested = now.plus(REST);
        Instant dueAt = item.serviceLevel() == null ? null : item.serviceLevel().dueAt();
        return dueAt != null && dueAt.isAfter(now) && dueAt.isBefore(rested) ? dueAt : rested;
    }

    private void toTheLead(TaskView item, Instant now, int times) {
        Optional<String> lead = item.groups().stream()
                .sorted()
                .flatMap(group -> leads.of(group).stream())
                .findFirst();
        lead.ifPresent(group -> {
            if (!item.groups().contains(group)) {
                engine.addCandidateGroup(item.id(), group);
            }
            skips.offerTo(item.id(), group);
        });
        engine.setPriority(item.id(), Math.min(DeadlineListener.MOST, item.priority() + MORE_URGENT));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("task", item.id());
        data.put("skips", times);
        lead.ifPresent(group -> data.put("to", group));
        tell(item, now, "work-skipped-often", null, data);
    }

    private void tell(TaskView item, Instant at, String kind, @Nullable String actor, Map<String, ?> data) {
        timeline.add(item.caseReference(), at, kind, item.step(), actor, data);
    }
}
