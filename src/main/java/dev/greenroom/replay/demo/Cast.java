package dev.greenroom.replay.demo;

import dev.greenroom.security.Caller;
import dev.greenroom.security.Callers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who of the demo's people does which work; whoever leads a team only decides what the others prepared. */
@Component
class Cast {

    private static final Map<String, List<String>> BY_GROUP = groups();

    private final Callers callers;

    Cast(Callers callers) {
        this.callers = callers;
    }

    private static Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put("front-office", List.of("carla", "cem"));
        groups.put("warehouse", List.of("walter"));
        groups.put("carrier-desk", List.of("walter"));
        groups.put("claims-intake", List.of("anna"));
        groups.put("claims-assessor", List.of("anna"));
        groups.put("refunds", List.of("anna"));
        groups.put("credit-officer", List.of("bruno"));
        groups.put("claims-legal", List.of("bruno"));
        groups.put("claims-investigation", List.of("bruno"));
        groups.put("claims-lead", List.of("berta"));
        groups.put("credit-lead", List.of("berta"));
        groups.put("refunds-lead", List.of("berta"));
        return groups;
    }

    /** Whether they may all sign in here. */
    boolean isHere() {
        return List.of("anna", "bruno", "walter", "berta", "carla", "cem").stream()
                .allMatch(name -> callers.person(name).isPresent());
    }

    /** The person for an item of these groups; the same one for the same case. */
    Optional<Caller> member(List<String> groups, String reference) {
        return BY_GROUP.entrySet().stream()
                .filter(group -> groups.contains(group.getKey()))
                .map(group -> group.getValue()
                        .get(Math.floorMod(
                                reference.hashCode(), group.getValue().size())))
                .findFirst()
                .flatMap(callers::person);
    }

    Optional<Caller> named(String name) {
        return callers.person(name);
    }

    /** Who decides when nothing else helps. */
    Caller lead() {
        return callers.person("berta").orElseThrow();
    }

    /** Who takes a customer's call. */
    Caller frontOffice(String reference) {
        return member(List.of("front-office"), reference).orElseThrow();
    }
}
