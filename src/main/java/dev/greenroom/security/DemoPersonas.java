package dev.greenroom.security;

import static dev.greenroom.security.Role.ADMINISTRATOR;
import static dev.greenroom.security.Role.BACK_OFFICE;
import static dev.greenroom.security.Role.FRONT_OFFICE;
import static dev.greenroom.security.Role.OPERATOR;
import static dev.greenroom.security.Role.PROCESS_OWNER;
import static dev.greenroom.security.Role.SUPERVISOR;
import static dev.greenroom.security.Role.TEAM_LEAD;
import static dev.greenroom.security.Role.WORKER;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The small cast of people that the demo and the tests know. */
final class DemoPersonas {

    private static final Set<String> CLAIMS = Set.of("claims-lead", "claims-intake", "claims-assessor");
    private static final Set<String> CREDIT = Set.of("credit-lead", "credit-officer");
    private static final Set<String> REFUNDS = Set.of("refunds-lead", "refunds");

    static final List<Caller> ALL = List.of(
            person("anna", "Anna", Set.of(BACK_OFFICE), Set.of("claims-intake", "claims-assessor", "refunds")),
            person(
                    "bruno",
                    "Bruno",
                    Set.of(BACK_OFFICE),
                    Set.of("credit-officer", "claims-legal", "claims-investigation")),
            person("walter", "Walter", Set.of(BACK_OFFICE), Set.of("warehouse", "carrier-desk")),
            person(
                    "berta",
                    "Berta",
                    Set.of(BACK_OFFICE, TEAM_LEAD),
                    all(CLAIMS, CREDIT, REFUNDS, Set.of("claims-legal", "claims-investigation"))),
            person("carla", "Carla", Set.of(FRONT_OFFICE), Set.of("front-office")),
            person("cem", "Cem", Set.of(FRONT_OFFICE), Set.of("front-office")),
            person(
                    "sven",
                    "Sven",
                    Set.of(SUPERVISOR),
                    all(
                            CLAIMS,
                            CREDIT,
                            REFUNDS,
                            Set.of(
                                    "claims-legal",
                                    "claims-investigation",
                                    "warehouse",
                                    "carrier-desk",
                                    "front-office"))),
            person("olga", "Olga", Set.of(PROCESS_OWNER), Set.of("process-owners")),
            person("otto", "Otto", Set.of(PROCESS_OWNER), Set.of("process-owners")),
            person("omar", "Omar", Set.of(OPERATOR), Set.of("operators")),
            person("ada", "Ada", Set.of(ADMINISTRATOR), Set.of("administrators")),
            new Caller("wim", "Wim", Set.of(WORKER), Set.of(), Set.of("payment.*", "documents.*")));

    private static final Map<String, Caller> BY_NAME = byName();

    private DemoPersonas() {}

    static Map<String, Caller> byNameMap() {
        return BY_NAME;
    }

    private static Caller person(String name, String displayName, Set<Role> roles, Set<String> groups) {
        return new Caller(name, displayName, roles, groups, Set.of());
    }

    @SafeVarargs
    private static Set<String> all(Set<String>... sets) {
        Set<String> all = new TreeSet<>();
        for (Set<String> set : sets) {
            all.addAll(set);
        }
        return all;
    }

    private static Map<String, Caller> byName() {
        Map<String, Caller> byName = new LinkedHashMap<>();
        ALL.forEach(caller -> byName.put(caller.name(), caller));
        return byName;
    }
}
