package dev.greenroom.models;

import dev.greenroom.engine.models.ModelType;
import dev.greenroom.engine.models.Names;
import dev.greenroom.engine.models.XmlNode;
import java.util.Set;

/** Leaves in a tree only what was checked and what modelers need; other tools' data and fetch hints go. */
final class Cleaning {

    private static final Set<String> OWN =
            Set.of(Names.BPMN, Names.CAMUNDA, Names.CAMUNDA_DMN, Names.XSI, "http://www.w3.org/XML/1998/namespace", "");
    private static final String MODELER = "http://camunda.org/schema/modeler/1.0";

    private Cleaning() {}

    static void clean(XmlNode root, ModelType type) {
        String own = root.namespace();
        root.walk(node -> {
            node.content().removeIf(part -> part instanceof XmlNode child && !isKnown(child.namespace(), own));
            node.attributes()
                    .removeIf(attribute -> !isKnown(attribute.namespace(), own)
                            || attribute.name().equals("schemaLocation")
                            || attribute.name().equals("noNamespaceSchemaLocation"));
        });
        String language = root.attribute("expressionLanguage");
        if (type == ModelType.DECISION && language != null) {
            root.set("", "", "expressionLanguage", language.replaceAll("\\s", ""));
        }
    }

    private static boolean isKnown(String namespace, String own) {
        return OWN.contains(namespace)
                || namespace.equals(own)
                || namespace.equals(MODELER)
                || namespace.startsWith("http://www.omg.org/spec/")
                || namespace.startsWith("https://www.omg.org/spec/")
                || namespace.startsWith("http://bpmn.io/schema/");
    }
}
