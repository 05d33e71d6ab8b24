package dev.greenroom.work;

import dev.greenroom.cases.CaseVariables;
import dev.greenroom.cases.InputRefused;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.engine.catalog.Form;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.Timeline;
import dev.greenroom.security.Caller;
import dev.greenroom.shared.FieldProblem;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Claims, releases, completes and steers work items; each verb checks, acts, tells. */
@Component
public class WorkQueue {

    private final WorkRights rights;
    private final CaseViews cases;
    private final ProcessCatalog catalog;
    private final CaseVariables variables;
    private final Returns returns;
    private final Timeline timeline;
    private final Clock clock;
    private final TaskService engine;
    private final Attempts attempts;

    WorkQueue(
            WorkRights rights,
            CaseViews cases,
            ProcessCatalog catalog,
            CaseVariables variables,
            Returns returns,
            Timeline timeline,
            Clock clock,
            TaskService engine,
            Attempts attempts) {
        this.rights = rights;
        this.cases = cases;
        this.catalog = catalog;
        this.variables = variables;
        this.returns = returns;
        this.timeline = timeline;
        this.clock = clock;
        this.engine = engine;
        this.attempts = attempts;
    }

    /** Takes an item for the caller, also from whom they stand in for. Of many claims one wins, also when they are all the same person's. */
    public void claim(String id) {
        attempts.on(id, item -> {
            Caller caller = rights.mayDo(item);
            if (rights.mayTakeOver(item)) {
                return List.of(() -> engine.setAssignee(id, caller.name()));
            }
            if (item.assignee() != null) {
                throw taken(item, item.assignee(), caller);
            }
            return List.of(() -> take(id, caller));
        });
    }

    /** Puts an item back for its groups. */
    public void release(String id) {
        attempts.on(id, item -> {
            rights.mayRelease(item);
            return item.assignee() == null ? List.of() : List.of(() -> engine.setAssignee(id, null));
        });
    }

    /** Hands in an item's answers, held against its form; claims it first when nobody has it. */
    public void complete(String id, Map<String, @Nullable Object> data, Locale language) {
        attempts.on(id, item -> {
            Caller caller = rights.mayDo(item);
            refuseIfTaken(item, caller);
            VariableMap answers = variables.read(form(item), data, cases.variables(item), language);
            return taking(item, caller, () -> engine.complete(id, answers));
        });
    }

    /** The caller did by another way what this item of their groups asks for: it is done, whoever had it. */
    public void doneAnotherWay(String id, Map<String, @Nullable Object> data, Locale language) {
        attempts.on(id, item -> {
            Caller caller = rights.mayDo(item);
            VariableMap answers = variables.read(form(item), data, cases.variables(item), language);
            String holder = item.assignee();
            return holder == null || holder.equals(caller.name())
                    ? taking(item, caller, () -> engine.complete(id, answers))
                    : List.of(() -> engine.setAssignee(id, caller.name()), () -> engine.complete(id, answers));
        });
    }

    /** Sends an item's case back to an earlier step of people; claims the item first when nobody has it. */
    public void sendBack(String id, SentBack sentBack, Locale language) {
        attempts.on(id, item -> {
            Caller caller = rights.mayDo(item);
            refuseIfTaken(item, caller);
            if (returns.target(item, sentBack.toStep()).isEmpty()) {
                String message = Words.in(language).say("field.not-a-return");
                throw new InputRefused(List.of(new FieldProblem("toStep", message)));
            }
            return taking(
                    item,
                    caller,
                    () -> timeline.add(
                            item.caseReference(),
                            clock.instant(),
                            SentBack.KIND,
                            item.step(),
                            caller.name(),
                            sentBack.fact(item)),
                    () -> returns.move(item, sentBack.toStep()));
        });
    }

    /** What is to be done, after taking the item when nobody has it. */
    List<Runnable> taking(TaskView item, Caller caller, Runnable... then) {
        return Stream.concat(
                        item.assignee() == null ? Stream.of(() -> take(item.id(), caller)) : Stream.empty(),
                        Stream.of(then))
                .toList();
    }

    /** Gives an item to a person of its groups. */
    public void assign(String id, String user, Locale language) {
        attempts.on(id, item -> {
            rights.maySteer(item, "give work items to people");
            if (!rights.fits(user, item)) {
                String message = Words.in(language).say("field.not-of-groups");
                throw new InputRefused(List.of(new FieldProblem("user", message)));
            }
            return List.of(() -> engine.setAssignee(id, user));
        });
    }

    /** Changes how urgent an item is, from 0 to 100. */
    public void priority(String id, int priority, @Nullable String reason) {
        attempts.on(id, item -> {
            Caller caller = rights.maySteer(item, "change priorities");
            Map<String, Object> fact = new HashMap<>(Map.of("task", id, "to", priority, "from", item.priority()));
            if (reason != null) {
                fact.put("note", reason);
            }
            return priority == item.priority()
                    ? List.of()
                    : List.of(
                            () -> timeline.add(
                                    item.caseReference(),
                                    clock.instant(),
                                    "work-priority",
                                    item.step(),
                                    caller.name(),
                                    fact),
                            () -> engine.setPriority(id, priority));
        });
    }

    /** The form of an item's step; null when the model gives none. */
    @Nullable
    Form form(TaskView item) {
        return catalog.model(item.definitionId())
                .step(item.step())
                .map(ProcessModel.Step::form)
                .orElse(null);
    }

    /** An item that still waits to be done. */
    TaskView open(String id) {
        return attempts.open(id);
    }

    /** Refuses what somebody else has. */
    void refuseIfTaken(TaskView item, Caller caller) {
        String holder = item.assignee();
        if (holder != null && !holder.equals(caller.name())) {
            throw taken(item, holder, caller);
        }
    }

    private TaskAlreadyClaimed taken(TaskView item, String holder, Caller caller) {
        return holder.equals(caller.name())
                ? TaskAlreadyClaimed.byYourself(holder, caller.displayName(), item.assignedAt())
                : TaskAlreadyClaimed.by(holder, rights.displayName(holder), item.assignedAt());
    }

    /** The engine lets a person claim what is theirs without a word; a race of one person's claims must show as one. */
    void take(String id, Caller caller) {
        refuseIfHeldBySomebody(id, caller);
        takeFree(id, caller);
    }

    /** Takes what the caller's transaction holds, and nobody has. */
    void takeFree(String id, Caller caller) {
        engine.claim(id, caller.name());
    }

    /** What the lists showed as free may have been taken since. */
    void refuseIfHeldBySomebody(String id, Caller caller) {
        boolean taken = engine.getIdentityLinksForTask(id).stream()
                .anyMatch(link -> link.getType().equals(IdentityLinkType.ASSIGNEE));
        if (taken) {
            throw new TaskAlreadyClaimedException(id, caller.name());
        }
    }
}
