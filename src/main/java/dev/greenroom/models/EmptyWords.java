package dev.greenroom.models;

import dev.greenroom.engine.models.Names;
import dev.greenroom.engine.models.SafeExpression;
import dev.greenroom.engine.models.XmlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a process of another house reads what the engine must have: without it the step before would be undone too. */
final class EmptyWords {

    private final XmlNode process;
    private final Map<String, XmlNode> byId = new HashMap<>();
    private final Map<String, List<String>> before = new HashMap<>();
    private final Map<XmlNode, String> stops = new LinkedHashMap<>();

    EmptyWords(XmlNode process) {
        this.process = process;
        process.all().filter(node -> node.namespace().equals(Names.BPMN)).forEach(this::index);
    }

    private void index(XmlNode node) {
        String id = node.attribute("id");
        String target = node.attribute("targetRef");
        if (id != null) {
            byId.putIfAbsent(id, node);
        }
        if (node.name().equals("sequenceFlow") && target != null) {
            before.computeIfAbsent(target, any -> new ArrayList<>()).add(String.valueOf(node.attribute("sourceRef")));
        }
    }

    /** The steps before which a case must be kept, with what they read. */
    Map<XmlNode, String> stops() {
        process.all().forEach(this::look);
        return stops;
    }

    private void look(XmlNode node) {
        switch (node.name()) {
            case "callActivity" -> stopAt(node, node.attribute("calledElement"));
            case "serviceTask", "sendTask", "businessRuleTask" ->
                Stream.of("topic", "taskPriority", "decisionRef")
                        .forEach(name -> stopAt(node, Extensions.attribute(node, name)));
            case "entry" -> stopAt(extended(node), node.attribute("key"));
            case "loopCardinality" -> stopAt(around(node, 2), node.text());
            case "timeDate", "timeDuration", "timeCycle" -> stopAt(waiting(around(node, 2)), node.text());
            default -> {}
        }
    }

    private void stopAt(@Nullable XmlNode step, @Nullable String text) {
        if (step != null
                && text != null
                && SafeExpression.isIn(text)
                && Extensions.attribute(step, "asyncBefore") == null) {
            stops.putIfAbsent(step, text.trim());
        }
    }

    private static @Nullable XmlNode extended(XmlNode extension) {
        for (XmlNode node = extension.parent(); node != null; node = node.parent()) {
            if (node.is(Names.BPMN, "extensionElements")) {
                return node.parent();
            }
        }
        return null;
    }

    private static @Nullable XmlNode around(XmlNode node, int levels) {
        XmlNode found = node;
        for (int i = 0; i < levels && found != null; i++) {
            found = found.parent();
        }
        return found;
    }

    /** What must not begin without the timer's text: its step, the gateway before it, or the event itself. */
    private @Nullable XmlNode waiting(@Nullable XmlNode event) {
        if (event == null) {
            return null;
        }
        return switch (event.name()) {
            case "boundaryEvent" -> byId.get(String.valueOf(event.attribute("attachedToRef")));
            case "intermediateCatchEvent" -> raceBefore(event);
            default -> null;
        };
    }

    private XmlNode raceBefore(XmlNode event) {
        return before.getOrDefault(String.valueOf(event.attribute("id")), List.of()).stream()
                .map(byId::get)
                .filter(node -> node != null && node.name().equals("eventBasedGateway"))
                .findFirst()
                .orElse(event);
    }
}
