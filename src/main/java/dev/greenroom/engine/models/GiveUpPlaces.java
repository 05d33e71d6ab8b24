package dev.greenroom.engine.models;

import dev.greenroom.engine.models.Finding.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a case can go on where its model sends it when somebody gives a stuck step up: at an element of the process
 * itself, or of a sub-process around the step if it rests there. Otherwise the sub-process might be over before the step
 * is left, and the case with it.
 */
final class GiveUpPlaces {

    private static final String PROPERTY = "giveUpAt";
    private static final Set<String> RESTS = Set.of(
            "userTask",
            "receiveTask",
            "callActivity",
            "intermediateCatchEvent",
            "eventBasedGateway",
            "parallelGateway",
            "inclusiveGateway");

    private final String resource;
    private final XmlNode root;

    GiveUpPlaces(String resource, XmlNode root) {
        this.resource = resource;
        this.root = root;
    }

    List<Finding> check() {
        return root.children(Names.BPMN, "process").flatMap(this::findings).toList();
    }

    private Stream<Finding> findings(XmlNode process) {
        Map<String, XmlNode> elements = new HashMap<>();
        List<XmlNode> sendingAway = new ArrayList<>();
        process.walk(node -> {
            String id = node.attribute("id");
            if (node.namespace().equals(Names.BPMN) && id != null) {
                elements.putIfAbsent(id, node);
            } else if (node.is(Names.CAMUNDA, "property") && PROPERTY.equals(node.attribute("name"))) {
                sendingAway.add(node);
            }
        });
        return sendingAway.stream()
                .flatMap(property -> finding(process, property, elements.get(property.attribute("value"))).stream());
    }

    private Optional<Finding> finding(XmlNode process, XmlNode property, @Nullable XmlNode place) {
        String named = PROPERTY + " '" + shown(property, "value") + "' ";
        XmlNode scope = place == null ? null : place.parent();
        if (place == null || scope == null || place == process) {
            return Optional.of(found(property, "give-up-unknown", named + "is no element of this process."));
        } else if (scope == process) {
            return Optional.empty();
        }
        String inside = named + "lies inside '" + shown(scope, "id") + "'";
        if (!holds(scope, property)) {
            return Optional.of(found(
                    property,
                    "give-up-inside",
                    inside + ", where the step is not: name an element outside of that sub-process."));
        }
        return rests(place)
                ? Optional.empty()
                : Optional.of(found(
                        property,
                        "give-up-passes",
                        inside + " and is passed at once: name an element at which the case rests."));
    }

    private static boolean holds(XmlNode scope, XmlNode inside) {
        XmlNode around = inside;
        while (around != null && around != scope) {
            around = around.parent();
        }
        return around == scope;
    }

    private static boolean rests(XmlNode place) {
        return RESTS.contains(place.name())
                || "external".equals(place.attribute(Names.CAMUNDA, "type"))
                || "true".equals(place.attribute(Names.CAMUNDA, "asyncBefore"));
    }

    private Finding found(XmlNode property, String code, String reason) {
        return new Finding(resource, property.nearestId(), property.line(), Kind.MEANING, code, reason);
    }

    private static String shown(XmlNode node, String attribute) {
        return HardenedXml.shortened(String.valueOf(node.attribute(attribute)));
    }
}
