package dev.greenroom.engine;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Decision tables speak FEEL only, and FEEL calls no Java. */
final class DecisionWall {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";
    private static final Set<String> LANGUAGES = Set.of(
            "feel", "s-feel", "http://www.omg.org/spec/feel/20140401", "https://www.omg.org/spec/dmn/20191111/feel/");
    private static final Pattern EXTERNAL = Pattern.compile("(?s).*\\bfunction\\s*\\(.*\\)\\s*external\\b.*");
    private static final Set<String> ATTRIBUTES = Set.of("historyTimeToLive", "versionTag", "inputVariable");
    private static final Set<String> ELEMENTS = Set.of(
            "definitions",
            "decision",
            "decisionTable",
            "literalExpression",
            "input",
            "inputExpression",
            "inputValues",
            "output",
            "outputValues",
            "defaultOutputEntry",
            "rule",
            "inputEntry",
            "outputEntry",
            "annotation",
            "annotationEntry",
            "text",
            "description",
            "question",
            "allowedAnswers",
            "variable",
            "informationRequirement",
            "authorityRequirement",
            "requiredDecision",
            "requiredInput",
            "requiredAuthority",
            "inputData",
            "knowledgeSource",
            "textAnnotation",
            "association",
            "sourceRef",
            "targetRef",
            "extensionElements");

    private DecisionWall() {}

    static void check(byte[] bytes, Findings findings) {
        SafeXml.read(bytes, findings).ifPresent(root -> walk(root, findings));
    }

    private static void walk(Element element, Findings findings) {
        String namespace = String.valueOf(element.getNamespaceURI());
        if (drawing(namespace)) {
            return;
        }
        boolean known = namespace.startsWith("http://www.omg.org/spec/DMN/")
                || namespace.startsWith("https://www.omg.org/spec/DMN/");
        if (!known || !ELEMENTS.contains(element.getLocalName())) {
            findings.add(element, "the element '" + element.getNodeName() + "' is not allowed");
            return;
        }
        SafeXml.attributes(element).forEach(attribute -> attribute(element, attribute, findings));
        if (EXTERNAL.matcher(SafeXml.ownText(element)).matches()) {
            findings.add(element, "external functions are not allowed");
        }
        SafeXml.children(element).forEach(child -> walk(child, findings));
    }

    private static boolean drawing(String namespace) {
        return namespace.contains("/DMNDI/")
                || namespace.endsWith("/DI/")
                || namespace.endsWith("/DC/")
                || namespace.startsWith("http://bpmn.io/schema/dmn")
                || namespace.equals("http://camunda.org/schema/modeler/1.0");
    }

    private static void attribute(Element element, Attr attribute, Findings findings) {
        String name = attribute.getLocalName();
        boolean language = name.equals("expressionLanguage") || name.equals("typeLanguage");
        if (CAMUNDA.equals(attribute.getNamespaceURI()) && !ATTRIBUTES.contains(name)) {
            findings.add(element, "the attribute '" + attribute.getName() + "' is not allowed");
        } else if (language && !LANGUAGES.contains(attribute.getValue().toLowerCase(Locale.ROOT))) {
            findings.add(element, "the language '" + attribute.getValue() + "' is not allowed; write FEEL");
        }
    }
}
