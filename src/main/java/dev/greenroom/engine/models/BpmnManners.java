package dev.greenroom.engine.models;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says in the engine's words what other modelers say in theirs and the norm allows; nothing gets another meaning. */
final class BpmnManners {

    /** References that the engine reads as they stand; an id has no colon, so that a prefix can only be a namespace's. */
    private static final Set<String> PLAIN_REFERENCES = Set.of(
            "attachedToRef", "activityRef", "errorRef", "escalationRef", "messageRef", "signalRef", "bpmnElement");

    private final XmlNode root;

    private BpmnManners(XmlNode root) {
        this.root = root;
    }

    static void settle(XmlNode root) {
        root.children(Names.BPMN, "process").forEach(BpmnManners::executable);
        root.walk(new BpmnManners(root)::element);
    }

    private static void executable(XmlNode process) {
        String said = process.attribute("isExecutable");
        if (said != null && (said.trim().equals("1") || said.trim().equals("true"))) {
            process.set("", "", "isExecutable", "true");
        }
    }

    private void element(XmlNode node) {
        if (!node.namespace().equals(Names.BPMN) && !Names.isDiagram(node.namespace())) {
            return;
        }
        for (String name : PLAIN_REFERENCES) {
            String reference = node.attribute(name);
            if (reference != null && reference.contains(":")) {
                node.set("", "", name, localPart(reference));
            }
        }
        String type = node.attribute(Names.XSI, "type");
        if (type != null && isLocal(node, type)) {
            String known = root.prefix().isEmpty() ? "" : root.prefix() + ":";
            node.set(Names.XSI, prefix(node), "type", known + localPart(type.trim()));
        }
    }

    /** Whether a type of BPMN is named by a prefix that only a part of the file knows. */
    private boolean isLocal(XmlNode node, String type) {
        String prefix =
                type.contains(":") ? type.trim().substring(0, type.trim().indexOf(':')) : "";
        return !Names.BPMN.equals(root.declared().get(prefix)) && Names.BPMN.equals(declared(node, prefix));
    }

    private static @Nullable String declared(XmlNode node, String prefix) {
        for (XmlNode around = node; around != null; around = around.parent()) {
            String namespace = around.declared().get(prefix);
            if (namespace != null) {
                return namespace;
            }
        }
        return null;
    }

    private static String prefix(XmlNode node) {
        return node.attributes().stream()
                .filter(attribute -> attribute.namespace().equals(Names.XSI))
                .map(XmlNode.Attribute::prefix)
                .findFirst()
                .orElse("xsi");
    }

    private static String localPart(String reference) {
        return reference.substring(reference.indexOf(':') + 1);
    }
}
