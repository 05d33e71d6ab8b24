package dev.greenroom.work;

import dev.greenroom.cases.InputRefused;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.Timeline;
import dev.greenroom.security.Caller;
import dev.greenroom.shared.FieldProblem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** Gives an item that came to the wrong team to another one, with the reason. Nobody has it afterwards. */
@Component
class Transfers {

    private final WorkRights rights;
    private final WorkQueue queue;
    private final Attempts attempts;
    private final Staff staff;
    private final Skips skips;
    private final Timeline timeline;
    private final TaskService engine;
    private final Clock clock;

    Transfers(
            WorkRights rights,
            WorkQueue queue,
            Attempts attempts,
            Staff staff,
            Skips skips,
            Timeline timeline,
            TaskService engine,
            Clock clock) {
        this.rights = rights;
        this.queue = queue;
        this.attempts = attempts;
        this.staff = staff;
        this.skips = skips;
        this.timeline = timeline;
        this.engine = engine;
        this.clock = clock;
    }

    /** All groups that work can be given to. */
    NavigableSet<String> groups() {
        rights.sight();
        return staff.groups();
    }

    void transfer(String id, String group, String reason, Locale language) {
        attempts.on(id, item -> {
            Caller caller = mayTransfer(item);
            if (!staff.groups().contains(group) || item.groups().equals(List.of(group))) {
                String message = Words.in(language).say("field.other-group");
                throw new InputRefused(List.of(new FieldProblem("group", message)));
            }
            List<Runnable> actions = new ArrayList<>();
            if (item.assignee() == null) {
                actions.add(() -> queue.refuseIfHeldBySomebody(id, caller));
            }
            actions.add(() -> timeline.add(
                    item.caseReference(),
                    clock.instant(),
                    "work-transferred",
                    item.step(),
                    caller.name(),
                    Map.of("task", id, "to", group, "note", reason)));
            if (item.assignee() != null) {
                actions.add(() -> engine.setAssignee(id, null));
            }
            if (!item.groups().contains(group)) {
                actions.add(() -> engine.addCandidateGroup(id, group));
            }
            item.groups().stream()
                    .filter(other -> !other.equals(group))
                    .forEach(other -> actions.add(() -> engine.deleteCandidateGroup(id, other)));
            actions.add(() -> skips.offerToAll(id));
            return actions;
        });
    }

    /** Who does this item, or steers it; not what somebody else has, unless one steers it. */
    private Caller mayTransfer(TaskView item) {
        Caller caller = rights.mayDoWork();
        if (rights.steers(caller)) {
            return rights.maySteer(item, "give work to other teams");
        }
        rights.mayDo(item);
        queue.refuseIfTaken(item, caller);
        return caller;
    }
}
