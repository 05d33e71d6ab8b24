package dev.greenroom.replay;

import dev.greenroom.security.Caller;
import dev.greenroom.security.Role;
import java.util.List;
import java.util.Set;

/** Who of the demo's people stands for whom in the log: the right group for the step, the same one for a resource. */
final class Personas {

    static final Caller CARLA = person("carla", "Carla", Set.of(Role.FRONT_OFFICE), Set.of("front-office"));
    static final Caller CEM = person("cem", "Cem", Set.of(Role.FRONT_OFFICE), Set.of("front-office"));
    static final Caller BRUNO = person(
            "bruno",
            "Bruno",
            Set.of(Role.BACK_OFFICE),
            Set.of("credit-officer", "claims-legal", "claims-investigation"));
    static final Caller BERTA = person(
            "berta",
            "Berta",
            Set.of(Role.BACK_OFFICE, Role.TEAM_LEAD),
            Set.of("credit-lead", "credit-officer", "claims-lead", "claims-investigation"));

    private Personas() {}

    static Caller at(Step step, String resource) {
        return switch (step) {
            case ASSESS_LEAD, COMPLETE_APPLICATION, FOLLOW_UP_OFFER, REQUEST_DOCUMENTS, CORRECT_BANK_DETAILS ->
                frontOffice(resource);
            case ASSESS_APPLICATION, INVESTIGATE_FRAUD -> BRUNO;
            case CHECK_DOCUMENTS -> Math.floorMod(resource.hashCode(), 5) == 0 ? BERTA : BRUNO;
            case APPROVE_LOAN -> BERTA;
        };
    }

    static Caller frontOffice(String resource) {
        return Math.floorMod(resource.hashCode(), 2) == 0 ? CARLA : CEM;
    }

    static Caller named(String name) {
        return List.of(CARLA, CEM, BRUNO, BERTA).stream()
                .filter(person -> person.name().equals(name))
                .findFirst()
                .orElse(CARLA);
    }

    private static Caller person(String name, String displayName, Set<Role> roles, Set<String> groups) {
        return new Caller(name, displayName, roles, groups, Set.of());
    }
}
