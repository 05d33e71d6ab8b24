package dev.greenroom.readmodel;

import dev.greenroom.security.Caller;
import dev.greenroom.security.Role;
import java.util.HashSet;
import java.util.Set;

/**
 * Which rows a caller may see; part of every list's query, so that no filter leads around it. Supervisors, operators
 * and administrators see all work, others the work of their groups and what they hold or did themselves. What those hold
 * for whom somebody stands in counts as held by that person.
 */
public record Visibility(String user, Set<String> groups, boolean allWork, boolean allCases, Set<String> standsInFor) {

    /** Who is told where no group leads: everybody with that role, whether or not a group of that name is theirs. */
    public static final String SUPERVISORS = "supervisors";

    private static final Set<Role> SEE_ALL_WORK = Set.of(Role.SUPERVISOR, Role.OPERATOR, Role.ADMINISTRATOR);

    public Visibility {
        groups = Set.copyOf(groups);
        standsInFor = Set.copyOf(standsInFor);
    }

    public Visibility(String user, Set<String> groups, boolean allWork, boolean allCases) {
        this(user, groups, allWork, allCases, Set.of());
    }

    public Visibility standingInFor(Set<String> absent) {
        return new Visibility(user, groups, allWork, allCases, absent);
    }

    /** The front office answers for every case, whoever works on it. */
    public static Visibility of(Caller caller) {
        boolean allWork = caller.roles().stream().anyMatch(SEE_ALL_WORK::contains);
        Set<String> groups = new HashSet<>(caller.groups());
        if (caller.has(Role.SUPERVISOR)) {
            groups.add(SUPERVISORS);
        }
        return new Visibility(caller.name(), groups, allWork, allWork || caller.has(Role.FRONT_OFFICE));
    }

    /** For the house itself: timers, forecasts, replays. */
    public static Visibility everything() {
        return new Visibility("", Set.of(), true, true);
    }
}
