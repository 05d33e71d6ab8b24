package dev.greenroom.work;

import dev.greenroom.cases.NotYourPart;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.TaskViews;
import dev.greenroom.readmodel.Visibility;
import dev.greenroom.security.Caller;
import dev.greenroom.security.Callers;
import dev.greenroom.security.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one place that says who may do what with work items: people do the work of their groups, leads also steer it,
 * supervisors steer all of it, operators and administrators look, external workers see none.
 */
@Component
public class WorkRights {

    private static final Set<Role> DO = Set.of(Role.FRONT_OFFICE, Role.BACK_OFFICE, Role.TEAM_LEAD, Role.SUPERVISOR);
    private static final Set<Role> STEER = Set.of(Role.TEAM_LEAD, Role.SUPERVISOR);

    private final Callers callers;
    private final Staff staff;
    private final StandIns standIns;
    private final TaskViews tasks;

    WorkRights(Callers callers, Staff staff, StandIns standIns, TaskViews tasks) {
        this.callers = callers;
        this.staff = staff;
        this.standIns = standIns;
        this.tasks = tasks;
    }

    /** Which work the caller sees. */
    Visibility sight() {
        Caller caller = callers.current();
        if (caller.roles().stream().allMatch(role -> role == Role.WORKER)) {
            throw new NotYourPart("see work items");
        }
        return Visibility.of(caller).standingInFor(standIns.standsInFor(caller.name()));
    }

    /** The item, if the caller may see it. */
    public TaskView seen(String id) {
        return tasks.byId(id, sight(), Set.of())
                .orElseThrow(() -> tasks.byId(id).isPresent() ? new NotOfYourGroups() : new UnknownWorkItem());
    }

    /** The caller, if they do work at all. */
    Caller mayDoWork() {
        return having(DO, "do work items");
    }

    /** The caller, if they may do this item: it is of their groups, or already theirs. */
    public Caller mayDo(TaskView item) {
        Caller caller = mayDoWork();
        if (!caller.name().equals(item.assignee()) && !sharesGroup(caller, item) && !mayTakeOver(item)) {
            throw new NotOfYourGroups();
        }
        return caller;
    }

    /** The caller, if they may answer what is asked of this item: who may do it, and who steers all work. */
    public Caller mayAnswer(TaskView item) {
        Caller caller = mayDoWork();
        return caller.has(Role.SUPERVISOR) ? caller : mayDo(item);
    }

    /** Whether the caller stands in for who has this item. */
    boolean mayTakeOver(TaskView item) {
        String holder = item.assignee();
        return holder != null && standIns.standsInFor(callers.current().name()).contains(holder);
    }

    /** The caller, if they may put this item back: its holder, or who steers it. */
    Caller mayRelease(TaskView item) {
        Caller caller = having(DO, "release work items");
        return caller.name().equals(item.assignee()) ? caller : maySteer(item, "release other people's work items");
    }

    /** The caller, if they may give this item to somebody or change its priority. */
    Caller maySteer(TaskView item, String what) {
        Caller caller = having(STEER, what);
        if (!caller.has(Role.SUPERVISOR) && !sharesGroup(caller, item)) {
            throw new NotOfYourGroups();
        }
        return caller;
    }

    /** Whether somebody does work items at all. */
    static boolean doesWork(Caller person) {
        return doesWork(person.roles());
    }

    static boolean doesWork(Set<Role> roles) {
        return roles.stream().anyMatch(DO::contains);
    }

    /**
     * What the caller may do with this item as it stands, by the names of the routes. What only trying can tell (four eyes,
     * missing answers, somebody who was faster) is not said here.
     */
    List<String> may(TaskView item) {
        Caller caller = callers.current();
        if (!item.isOpen() || !doesWork(caller)) {
            return List.of();
        }
        boolean mine = caller.name().equals(item.assignee());
        boolean free = item.assignee() == null;
        boolean takesOver = mayTakeOver(item);
        boolean does = mine || (free && sharesGroup(caller, item));
        boolean steers = steers(caller) && (caller.has(Role.SUPERVISOR) || sharesGroup(caller, item));
        List<String> may = new ArrayList<>(List.of("notes", "documents"));
        Map.of(
                        "claim",
                        (free && does) || takesOver,
                        "release",
                        mine || (!free && steers),
                        "complete",
                        does,
                        "return",
                        does,
                        "park",
                        does && item.parked() == null,
                        "unpark",
                        item.parked() != null && (mine || steers),
                        "transfer",
                        steers(caller) ? steers : does,
                        "assign",
                        steers,
                        "priority",
                        steers)
                .forEach((verb, allowed) -> {
                    if (allowed) {
                        may.add(verb);
                    }
                });
        may.sort(null);
        return may;
    }

    /** Whether the caller may steer work, of their groups or of all. */
    boolean steers(Caller caller) {
        return caller.roles().stream().anyMatch(STEER::contains);
    }

    /** Whether this person may be given this item: they do work, and it is of their groups. */
    boolean fits(String user, TaskView item) {
        return staff.known(user)
                .filter(person -> doesWork(person) && sharesGroup(person, item))
                .isPresent();
    }

    /** The queues whose figures the caller may see, of this group or of all: null for every queue. */
    @Nullable
    Set<String> queues(@Nullable String group) {
        Caller caller = having(STEER, "see how much work there is");
        if (caller.has(Role.SUPERVISOR)) {
            return group == null ? null : Set.of(group);
        }
        if (group != null && !caller.groups().contains(group)) {
            throw new NotOfYourGroups();
        }
        return group == null ? caller.groups() : Set.of(group);
    }

    String displayName(String user) {
        return callers.displayName(user);
    }

    private static boolean sharesGroup(Caller caller, TaskView item) {
        return !Collections.disjoint(caller.groups(), item.groups());
    }

    private Caller having(Set<Role> enough, String what) {
        Caller caller = callers.current();
        if (caller.roles().stream().noneMatch(enough::contains)) {
            throw new NotYourPart(what);
        }
        return caller;
    }
}
