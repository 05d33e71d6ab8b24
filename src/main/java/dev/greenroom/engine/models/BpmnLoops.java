package dev.greenroom.engine.models;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds loops of a process that never come to rest: no task, no event to wait for, no asynchronous step on the way. */
final class BpmnLoops {

    private static final Set<String> RESTING = Set.of(
            "userTask", "receiveTask", "intermediateCatchEvent", "eventBasedGateway", "callActivity", "endEvent");
    private static final Set<String> SCOPES = Set.of("subProcess", "transaction");

    private final XmlNode process;
    private final Map<String, XmlNode> nodes = new HashMap<>();
    private final Map<String, List<String>> next = new HashMap<>();
    private @Nullable Set<String> reached;

    BpmnLoops(XmlNode process) {
        this.process = process;
        process.all().filter(node -> node.namespace().equals(Names.BPMN)).forEach(this::index);
    }

    private void index(XmlNode node) {
        String id = node.attribute("id");
        if (node.name().equals("sequenceFlow")) {
            String source = node.attribute("sourceRef");
            String target = node.attribute("targetRef");
            if (source != null && target != null) {
                next.computeIfAbsent(source, any -> new ArrayList<>()).add(target);
            }
        } else if (node.name().equals("linkEventDefinition")) {
            return;
        } else if (id != null) {
            nodes.putIfAbsent(id, node);
        }
    }

    /** One element of each loop without a wait. */
    List<XmlNode> withoutWait() {
        joinLinks();
        Map<String, Integer> open = new HashMap<>();
        for (String id : nodes.keySet()) {
            if (!rests(id)) {
                open.put(id, 0);
            }
        }
        for (String id : open.keySet()) {
            targets(id).forEach(target -> open.computeIfPresent(target, (key, count) -> count + 1));
        }
        Deque<String> free = new ArrayDeque<>();
        open.forEach((id, count) -> {
            if (count == 0) {
                free.add(id);
            }
        });
        Set<String> looping = new HashSet<>(open.keySet());
        while (!free.isEmpty()) {
            String id = free.remove();
            looping.remove(id);
            for (String target : targets(id)) {
                Integer left = open.computeIfPresent(target, (key, count) -> count - 1);
                if (left != null && left == 0) {
                    free.add(target);
                }
            }
        }
        return first(looping);
    }

    /** What is left may also lie behind a loop; an element on the loop itself reaches itself. */
    private List<XmlNode> first(Set<String> looping) {
        return looping.stream()
                .sorted()
                .filter(id -> reaches(id, id, looping))
                .limit(1)
                .map(id -> java.util.Objects.requireNonNull(nodes.get(id)))
                .toList();
    }

    private boolean reaches(String from, String wanted, Set<String> within) {
        Deque<String> open = new ArrayDeque<>(targets(from));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String id = open.remove();
            if (id.equals(wanted)) {
                return true;
            }
            if (within.contains(id) && seen.add(id)) {
                open.addAll(targets(id));
            }
        }
        return false;
    }

    /** Whether a token gets from a plain start of the process to {@code wanted} in one go. */
    boolean isReachedWithoutWait(XmlNode wanted) {
        return !isAsync(wanted, "asyncBefore") && reached().contains(String.valueOf(wanted.attribute("id")));
    }

    /** What a token gets to in one go; it stops at the first element that rests, which counts. */
    private Set<String> reached() {
        if (reached != null) {
            return reached;
        }
        joinLinks();
        Deque<String> open = new ArrayDeque<>();
        starts(process).forEach(open::add);
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String id = open.remove();
            XmlNode node = nodes.get(id);
            if (node == null || !seen.add(id) || rests(id)) {
                continue;
            }
            open.addAll(targets(id));
            if (SCOPES.contains(node.name())) {
                starts(node).forEach(open::add);
            }
        }
        reached = seen;
        return seen;
    }

    private static List<String> starts(XmlNode scope) {
        return scope.children(Names.BPMN, "startEvent")
                .map(start -> String.valueOf(start.attribute("id")))
                .toList();
    }

    private void joinLinks() {
        Map<String, String> catching = new HashMap<>();
        nodes.values().forEach(node -> {
            String link = link(node);
            if (link != null && node.name().equals("intermediateCatchEvent")) {
                catching.put(link, String.valueOf(node.attribute("id")));
            }
        });
        nodes.values().forEach(node -> {
            String link = link(node);
            if (link != null && node.name().equals("intermediateThrowEvent") && catching.containsKey(link)) {
                next.computeIfAbsent(String.valueOf(node.attribute("id")), any -> new ArrayList<>())
                        .add(String.valueOf(catching.get(link)));
            }
        });
    }

    private static @Nullable String link(XmlNode node) {
        XmlNode definition = node.child(Names.BPMN, "linkEventDefinition");
        return definition == null ? null : definition.attribute("name");
    }

    private List<String> targets(String id) {
        return next.getOrDefault(id, List.of());
    }

    private boolean rests(String id) {
        XmlNode node = nodes.get(id);
        if (node == null) {
            return true;
        }
        if (isAsync(node, "asyncBefore") || isAsync(node, "asyncAfter") || isAsync(node, "async")) {
            return true;
        }
        boolean external = "external".equals(node.attribute(Names.CAMUNDA, "type"));
        boolean resting = RESTING.contains(node.name()) && link(node) == null;
        return resting
                || external
                || (SCOPES.contains(node.name()) && node.all().skip(1).anyMatch(this::isResting));
    }

    private boolean isResting(XmlNode inner) {
        return inner.namespace().equals(Names.BPMN)
                && !inner.name().equals("endEvent")
                && (RESTING.contains(inner.name())
                        || "external".equals(inner.attribute(Names.CAMUNDA, "type"))
                        || isAsync(inner, "asyncBefore"));
    }

    private static boolean isAsync(XmlNode node, String name) {
        return "true".equals(node.attribute(Names.CAMUNDA, name));
    }
}
