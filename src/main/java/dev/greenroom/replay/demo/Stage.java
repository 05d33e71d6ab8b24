package dev.greenroom.replay.demo;

import dev.greenroom.cases.Cases;
import dev.greenroom.cases.ClosedCases;
import dev.greenroom.cases.Messages;
import dev.greenroom.cases.NewCase;
import dev.greenroom.cases.Reopening;
import dev.greenroom.cases.StuckWork;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.StuckViews;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.TaskViews;
import dev.greenroom.security.ActAs;
import dev.greenroom.security.Caller;
import dev.greenroom.work.SentBack;
import dev.greenroom.work.WorkQueue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Carries deeds out through the verbs people use, each in the name of who does it. */
@Component
class Stage {

    private final Cases cases;
    private final ClosedCases closed;
    private final Messages messages;
    private final StuckWork mending;
    private final WorkQueue work;
    private final CaseViews views;
    private final TaskViews tasks;
    private final StuckViews stuck;
    private final Cast cast;

    Stage(
            Cases cases,
            ClosedCases closed,
            Messages messages,
            StuckWork mending,
            WorkQueue work,
            CaseViews views,
            TaskViews tasks,
            StuckViews stuck,
            Cast cast) {
        this.cases = cases;
        this.closed = closed;
        this.messages = messages;
        this.mending = mending;
        this.work = work;
        this.views = views;
        this.tasks = tasks;
        this.stuck = stuck;
        this.cast = cast;
    }

    /** Starts a case; the reference. */
    String start(String key, NewCase opening) {
        return as(
                cast.frontOffice(key),
                () -> cases.start(key, opening, Locale.ENGLISH).reference().value());
    }

    Optional<CaseView> view(String reference) {
        return views.byReference(reference);
    }

    Optional<CaseView> viewOf(String instanceId) {
        return views.byInstance(instanceId);
    }

    Map<String, @Nullable Object> known(String reference) {
        return views.variables(reference);
    }

    List<TaskView> open(String reference) {
        return tasks.openOf(reference);
    }

    /** The item if it still waits. */
    Optional<TaskView> item(String taskId) {
        return tasks.byId(taskId).filter(TaskView::isOpen);
    }

    void claim(TaskView item) {
        if (item.assignee() == null) {
            cast.member(item.groups(), item.caseReference())
                    .ifPresent(person -> as(person, () -> {
                        work.claim(item.id());
                        return item;
                    }));
        }
    }

    /** Who would do this item. */
    Optional<String> person(TaskView item) {
        return cast.member(item.groups(), item.caseReference()).map(Caller::name);
    }

    void complete(TaskView item, Map<String, @Nullable Object> answers) {
        holder(item)
                .ifPresent(person -> as(person, () -> {
                    work.complete(item.id(), answers, Locale.ENGLISH);
                    return item;
                }));
    }

    void sendBack(TaskView item, String toStep, String cause) {
        holder(item)
                .ifPresent(person -> as(person, () -> {
                    work.sendBack(item.id(), new SentBack(toStep, cause, null), Locale.ENGLISH);
                    return item;
                }));
    }

    void message(String reference, String id, Deed.Message message) {
        as(
                cast.frontOffice(reference),
                () -> messages.send(reference, message.name(), id, message.variables(), Locale.ENGLISH));
    }

    void withdraw(String reference, String reason) {
        as(cast.frontOffice(reference), () -> {
            messages.withdraw(reference, reason, Locale.ENGLISH);
            return reason;
        });
    }

    void reopen(String reference, String cause, String note) {
        as(cast.frontOffice(reference), () -> {
            closed.reopen(reference, new Reopening(cause, note));
            return cause;
        });
    }

    /** Somebody who leads gives up on whatever is stuck. */
    void giveUp(String reference, String reason) {
        stuck.of(reference)
                .forEach(each -> as(cast.lead(), () -> {
                    mending.giveUp(reference, each.id(), reason);
                    return reason;
                }));
    }

    private Optional<Caller> holder(TaskView item) {
        String holder = item.assignee();
        return holder == null ? cast.member(item.groups(), item.caseReference()) : cast.named(holder);
    }

    private static <T> T as(Caller caller, java.util.function.Supplier<T> verb) {
        return ActAs.caller(caller, verb);
    }
}
