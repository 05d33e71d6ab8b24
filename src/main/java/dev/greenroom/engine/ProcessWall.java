package dev.greenroom.engine;

import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * Walks a whole process model before the engine reads it, and refuses by allow-list what could run code: unknown elements
 * and attributes, scripts, classes, connectors, listeners of its own, expressions beyond the wall.
 */
class ProcessWall {

    private static final Pattern DELEGATE = Pattern.compile("[$#]\\{\\s*([A-Za-z]+)\\s*}");
    private static final Pattern REMOTE_FORM =
            Pattern.compile("(?i)\\s*(?!camunda-forms:|embedded:)[a-z][a-z0-9+.-]*:.*");
    private static final Set<String> NEEDS_IMPLEMENTATION = Set.of("serviceTask", "sendTask", "businessRuleTask");
    private static final int MAX_FLOW_ELEMENTS = 2000;

    private final ModelRegistry registry;
    private final ExpressionWall expressions;

    ProcessWall(ModelRegistry registry, ExpressionWall expressions) {
        this.registry = registry;
        this.expressions = expressions;
    }

    void check(byte[] bytes, Findings findings) {
        SafeXml.read(bytes, findings).ifPresent(root -> {
            int shapes = root.getElementsByTagNameNS(BpmnWords.BPMN, "incoming").getLength();
            if (shapes > MAX_FLOW_ELEMENTS) {
                findings.add(root, "it has more than " + MAX_FLOW_ELEMENTS + " flows");
            }
            walk(root, findings);
        });
    }

    private void walk(Element element, Findings findings) {
        String namespace = element.getNamespaceURI();
        if (namespace != null && BpmnWords.HARMLESS_NAMESPACES.contains(namespace)) {
            return;
        }
        if (BpmnWords.BPMN.equals(namespace)) {
            bpmn(element, findings);
        } else if (BpmnWords.CAMUNDA.equals(namespace)) {
            camunda(element, findings);
        } else {
            findings.add(element, "the element '" + element.getNodeName() + "' is not known");
            return;
        }
        expression(element, "its text", SafeXml.ownText(element), findings);
        SafeXml.children(element).forEach(child -> walk(child, findings));
    }

    private void bpmn(Element element, Findings findings) {
        String name = element.getLocalName();
        if (!BpmnWords.ELEMENTS.contains(name)) {
            findings.add(element, "the element '" + name + "' is not allowed");
        }
        for (Attr attribute : SafeXml.attributes(element)) {
            bpmnAttribute(element, attribute, findings);
        }
        if (NEEDS_IMPLEMENTATION.contains(name) && !implemented(element)) {
            findings.add(element, "it needs an external topic" + (name.startsWith("business") ? " or a decision" : ""));
        }
        if (element.hasAttribute("language")) {
            findings.add(element, "conditions are expressions; no other language is allowed");
        }
    }

    private static boolean implemented(Element element) {
        return "external".equals(element.getAttributeNS(BpmnWords.CAMUNDA, "type"))
                || element.hasAttributeNS(BpmnWords.CAMUNDA, "delegateExpression")
                || ("businessRuleTask".equals(element.getLocalName())
                        && element.hasAttributeNS(BpmnWords.CAMUNDA, "decisionRef"));
    }

    private void bpmnAttribute(Element element, Attr attribute, Findings findings) {
        String namespace = attribute.getNamespaceURI();
        if (namespace == null) {
            expression(element, attribute.getName(), attribute.getValue(), findings);
        } else if (BpmnWords.CAMUNDA.equals(namespace)) {
            engineAttribute(element, attribute, findings);
        } else if (isSchemaHint(attribute)) {
            if (!"type".equals(attribute.getLocalName())) {
                findings.add(element, "a schema location is not allowed");
            }
        } else if (!BpmnWords.HARMLESS_NAMESPACES.contains(namespace)) {
            findings.add(element, "the attribute '" + attribute.getName() + "' is not known");
        }
    }

    private static boolean isSchemaHint(Attr attribute) {
        return "http://www.w3.org/2001/XMLSchema-instance".equals(attribute.getNamespaceURI());
    }

    private void engineAttribute(Element element, Attr attribute, Findings findings) {
        String name = attribute.getLocalName();
        String value = attribute.getValue();
        if (!BpmnWords.CAMUNDA_ATTRIBUTES.contains(name)) {
            findings.add(element, "the attribute '" + attribute.getName() + "' is not allowed");
        } else if (name.equals("type") && !value.equals("external")) {
            findings.add(element, "the type '" + value + "' is not allowed; work for others is 'external'");
        } else if (name.equals("delegateExpression")) {
            delegate(element, value, findings);
        } else if (name.equals("formKey") && REMOTE_FORM.matcher(value).matches()) {
            findings.add(element, "a form comes with the model, not from an address");
        } else {
            expression(element, attribute.getName(), value, findings);
        }
    }

    private void camunda(Element element, Findings findings) {
        String name = element.getLocalName();
        Set<String> allowed = BpmnWords.CAMUNDA_ELEMENTS.get(name);
        if (allowed == null) {
            findings.add(element, "the element '" + element.getNodeName() + "' is not allowed");
            return;
        }
        for (Attr attribute : SafeXml.attributes(element)) {
            String namespace = attribute.getNamespaceURI();
            if (namespace != null && BpmnWords.HARMLESS_NAMESPACES.contains(namespace)) {
                continue;
            }
            if (namespace != null || !allowed.contains(attribute.getName())) {
                findings.add(element, "the attribute '" + attribute.getName() + "' is not allowed in '" + name + "'");
            } else if (attribute.getName().equals("delegateExpression")) {
                delegate(element, attribute.getValue(), findings);
            } else {
                expression(element, attribute.getName(), attribute.getValue(), findings);
            }
        }
        if (name.endsWith("Listener") && !element.hasAttribute("delegateExpression")) {
            findings.add(element, "a listener names a registered delegate");
        }
        if (name.equals("constraint") && !BpmnWords.FIELD_CHECKS.contains(element.getAttribute("name"))) {
            findings.add(element, "the check '" + element.getAttribute("name") + "' is not allowed");
        }
    }

    private void delegate(Element element, String value, Findings findings) {
        java.util.regex.Matcher name = DELEGATE.matcher(value);
        if (!name.matches() || registry.delegate(name.group(1)).isEmpty()) {
            findings.add(element, "there is no registered delegate '" + value + "'");
        }
    }

    private void expression(Element element, String place, String value, Findings findings) {
        expressions
                .refusal(value)
                .ifPresent(reason -> findings.add(element, "the expression in " + place + " is refused: " + reason));
    }
}
