package dev.greenroom.models;

import dev.greenroom.engine.models.Names;
import dev.greenroom.engine.models.XmlNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes what a model says in the engine's extension namespace. */
final class Extensions {

    private Extensions() {}

    static @Nullable String attribute(XmlNode node, String name) {
        String value = node.attribute(Names.CAMUNDA, name);
        return value == null || value.isBlank() ? null : value.trim();
    }

    static void setAttribute(XmlNode node, String name, String value) {
        node.set(Names.CAMUNDA, prefix(node), name, value);
    }

    static @Nullable String property(XmlNode node, String name) {
        return properties(node)
                .flatMap(all -> all.children(Names.CAMUNDA, "property")
                        .filter(property -> name.equals(property.attribute("name")))
                        .findFirst())
                .map(property -> property.attribute("value"))
                .filter(value -> !value.isBlank())
                .orElse(null);
    }

    /** Whether it had to be added. */
    static boolean setPropertyIfAbsent(XmlNode node, String name, String value) {
        if (property(node, name) != null) {
            return false;
        }
        XmlNode property = propertiesOf(node).add(Names.CAMUNDA, prefix(node), "property");
        property.set("", "", "name", name);
        property.set("", "", "value", value);
        return true;
    }

    private static Optional<XmlNode> properties(XmlNode node) {
        return Optional.ofNullable(node.child(Names.BPMN, "extensionElements"))
                .map(extensions -> extensions.child(Names.CAMUNDA, "properties"));
    }

    private static XmlNode propertiesOf(XmlNode node) {
        XmlNode extensions = node.child(Names.BPMN, "extensionElements");
        if (extensions == null) {
            extensions = node.insert(afterDocumentation(node), Names.BPMN, node.prefix(), "extensionElements");
        }
        XmlNode properties = extensions.child(Names.CAMUNDA, "properties");
        return properties == null ? extensions.add(Names.CAMUNDA, prefix(node), "properties") : properties;
    }

    private static int afterDocumentation(XmlNode node) {
        int index = 0;
        for (int i = 0; i < node.content().size(); i++) {
            if (node.content().get(i) instanceof XmlNode child && child.is(Names.BPMN, "documentation")) {
                index = i + 1;
            }
        }
        return index;
    }

    private static String prefix(XmlNode node) {
        String known = node.prefixOf(Names.CAMUNDA);
        if (known != null) {
            return known;
        }
        XmlNode root = node;
        for (XmlNode parent = root.parent(); parent != null; parent = parent.parent()) {
            root = parent;
        }
        String free = root.declared().containsKey("camunda") ? "camunda7" : "camunda";
        root.declared().put(free, Names.CAMUNDA);
        return free;
    }

    /** What people read of an element: its name, on one line. */
    static Optional<String> name(XmlNode node) {
        return Optional.ofNullable(node.attribute("name"))
                .map(name -> name.replaceAll("\\s+", " ").trim())
                .filter(name -> !name.isEmpty());
    }

    static String id(XmlNode node) {
        return node.nearestId();
    }
}
