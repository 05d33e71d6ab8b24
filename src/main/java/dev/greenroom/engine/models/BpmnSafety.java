package dev.greenroom.engine.models;

import dev.greenroom.engine.models.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a BPMN tree stays inside the allow list. Looks at every element, attribute and text, wherever it stands. */
final class BpmnSafety {

    private static final int MAX_ELEMENTS = 2_000;
    private static final int MAX_FINDINGS = 50;
    private static final Pattern DELEGATE = Pattern.compile("\\$\\{\\s*([a-z][A-Za-z]*)\\s*}");
    private static final Set<String> CONSTRAINTS =
            Set.of("required", "readonly", "min", "max", "minlength", "maxlength");
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("scriptTask", "script"),
            Map.entry("script", "script"),
            Map.entry("resource", "script"),
            Map.entry("scriptFormat", "script"),
            Map.entry("connector", "connector"),
            Map.entry("connectorId", "connector"),
            Map.entry("field", "java-field"),
            Map.entry("string", "java-field"),
            Map.entry("expression", "java-expression"),
            Map.entry("class", "java-class"),
            Map.entry("variableMappingClass", "java-class"),
            Map.entry("variableMappingDelegateExpression", "java-class"),
            Map.entry("formHandlerClass", "java-class"),
            Map.entry("caseRef", "cmmn"),
            Map.entry("caseBinding", "cmmn"),
            Map.entry("caseVersion", "cmmn"),
            Map.entry("caseTenantId", "cmmn"));
    private static final Map<String, String> REASONS = Map.of(
            "script", "runs a script: models decide with expressions, decision tables and external tasks",
            "connector", "calls out of the engine: use an external task with a topic",
            "java-field", "injects a value into Java code",
            "java-expression", "runs an expression as code: use an external task or a decision table",
            "java-class", "names Java code: use an external task with a topic",
            "cmmn", "calls a CMMN case, which is not supported");

    private final String resource;
    private final ModelVocabulary vocabulary;
    private final SafeExpression expressions;
    private final List<Finding> findings = new ArrayList<>();
    private int elements;
    private boolean onlyDrawn;

    BpmnSafety(String resource, ModelVocabulary vocabulary) {
        this.resource = resource;
        this.vocabulary = vocabulary;
        this.expressions = new SafeExpression(vocabulary);
    }

    List<Finding> check(XmlNode root) {
        onlyDrawn = root.children(Names.BPMN, "process").noneMatch(BpmnSafety::isExecutable);
        root.walk(this::checkElement);
        return List.copyOf(findings);
    }

    private void checkElement(XmlNode node) {
        checkName(node);
        for (XmlNode.Attribute attribute : node.attributes()) {
            checkAttribute(node, attribute);
        }
        checkExpression(node, "<" + node.name() + ">", node.text());
    }

    private void checkName(XmlNode node) {
        if (node.namespace().equals(Names.BPMN)) {
            checkBpmn(node);
        } else if (node.namespace().equals(Names.CAMUNDA)) {
            checkExtension(node);
        } else if (Names.LEGACY.contains(node.namespace())) {
            add(
                    node,
                    "legacy-namespace",
                    "<" + node.name() + "> stands in an old namespace; use " + Names.CAMUNDA + ".");
        } else if (Names.OTHER_DIALECTS.contains(node.namespace())) {
            add(node, "other-dialect", "<" + node.name() + "> belongs to another engine (" + node.namespace() + ").");
        } else if (!Names.isDiagram(node.namespace()) && !isForeignData(node)) {
            add(node, "unknown-element", "<" + HardenedXml.shortened(node.name()) + "> is no BPMN element.");
        }
    }

    private static boolean isExecutable(XmlNode process) {
        return Boolean.parseBoolean(process.attribute("isExecutable"));
    }

    /** The engine passes over pools that are only drawn beside the one that runs. */
    private boolean counts(XmlNode node) {
        for (XmlNode around = node; around != null; around = around.parent()) {
            if (around.is(Names.BPMN, "process")) {
                return onlyDrawn || isExecutable(around);
            }
        }
        return true;
    }

    /** Other tools' data may stand inside extension elements, where the engine does not look (except for one name). */
    private static boolean isForeignData(XmlNode node) {
        if (node.name().equals("errorEventDefinition")) {
            return false;
        }
        boolean foreign = isForeign(node);
        XmlNode around = node.parent();
        while (around != null && !around.is(Names.BPMN, "extensionElements") && !around.is(Names.DI, "extension")) {
            foreign |= isForeign(around);
            around = around.parent();
        }
        return around != null && foreign;
    }

    private static boolean isForeign(XmlNode node) {
        return !node.namespace().isEmpty()
                && !node.namespace().equals(Names.BPMN)
                && !node.namespace().equals(Names.CAMUNDA);
    }

    private void checkBpmn(XmlNode node) {
        String unsupported = BpmnWords.UNSUPPORTED.get(node.name());
        if (unsupported != null) {
            if (counts(node)) {
                add(node, "unsupported", unsupported);
            }
        } else if (node.name().equals("import")) {
            add(node, "import", "<import> reads another file, which is not allowed.");
        } else if (!BpmnWords.ELEMENTS.contains(node.name())) {
            addNamed(node, node.name(), "<" + node.name() + ">", "unknown-element");
        } else if (node.attribute("id") != null && ++elements == MAX_ELEMENTS + 1) {
            add(node, "too-many-elements", "A model has at most " + MAX_ELEMENTS + " elements.");
        }
    }

    private void checkExtension(XmlNode node) {
        String name = node.name();
        if (!BpmnWords.EXTENSIONS.contains(name)) {
            addNamed(node, name, "<camunda:" + name + ">", "unknown-element");
        } else if (name.endsWith("Listener")) {
            checkListener(node);
        } else if (name.equals("constraint")
                && !CONSTRAINTS.contains(String.valueOf(node.attribute("name")).toLowerCase(Locale.ROOT))) {
            add(node, "java-class", "A form validator may only be one of " + String.join(", ", CONSTRAINTS) + ".");
        }
    }

    private void checkListener(XmlNode node) {
        String delegate = node.attribute("delegateExpression");
        if (delegate == null) {
            add(node, "listener", "A listener may only name a delegate that is registered here.");
        }
    }

    private void checkAttribute(XmlNode node, XmlNode.Attribute attribute) {
        checkExpression(node, attribute.name(), attribute.value());
        String namespace = attribute.namespace();
        if (namespace.equals(Names.CAMUNDA)) {
            checkCamunda(node, attribute);
        } else if (Names.LEGACY.contains(namespace)) {
            add(
                    node,
                    "legacy-namespace",
                    "'" + attribute.name() + "' stands in an old namespace; use " + Names.CAMUNDA + ".");
        } else if (Names.OTHER_DIALECTS.contains(namespace)) {
            add(node, "other-dialect", "'" + attribute.name() + "' belongs to another engine.");
        } else if (namespace.equals(Names.MODELER)) {
            checkPlatform(node, attribute);
        } else if (namespace.isEmpty()) {
            checkPlain(node, attribute);
        }
    }

    private void checkPlatform(XmlNode node, XmlNode.Attribute attribute) {
        if (attribute.name().equals("executionPlatform") && attribute.value().contains("Cloud")) {
            add(node, "other-dialect", "The model is made for Camunda 8; this is Camunda 7.");
        }
    }

    private void checkPlain(XmlNode node, XmlNode.Attribute attribute) {
        String name = attribute.name();
        if (node.namespace().equals(Names.BPMN)) {
            if (name.equals("language") && node.name().startsWith("condition")) {
                add(node, "script", "A condition in another language is a script: use ${…}.");
            } else if (!BpmnWords.PLAIN.contains(name)) {
                addNamed(node, name, "'" + name + "'", "unknown-attribute");
            }
        } else if (node.namespace().equals(Names.CAMUNDA)
                && BpmnWords.EXTENSIONS.contains(node.name())
                && !BpmnWords.EXTENSION_ATTRIBUTES
                        .getOrDefault(node.name(), Set.of())
                        .contains(name)) {
            addNamed(node, name, "'" + name + "' of <camunda:" + node.name() + ">", "unknown-attribute");
        } else if (node.namespace().equals(Names.CAMUNDA) && name.equals("delegateExpression")) {
            checkDelegate(node, attribute.value());
        }
    }

    private void checkCamunda(XmlNode node, XmlNode.Attribute attribute) {
        String name = attribute.name();
        Set<String> allowed =
                node.namespace().equals(Names.BPMN) ? BpmnWords.CAMUNDA.getOrDefault(node.name(), Set.of()) : Set.of();
        if (!allowed.contains(name)) {
            addNamed(node, name, "'camunda:" + name + "' on <" + node.name() + ">", "unknown-attribute");
        } else if (name.equals("delegateExpression")) {
            checkDelegate(node, attribute.value());
        } else if (name.equals("type") && !attribute.value().equals("external")) {
            add(
                    node,
                    "task-type",
                    "A task of type '" + HardenedXml.shortened(attribute.value())
                            + "' acts on its own: only 'external' is allowed.");
        } else if (name.equals("formKey") && isRemote(attribute.value())) {
            add(node, "remote-form", "A form cannot come from another address.");
        }
    }

    private static boolean isRemote(String formKey) {
        String key = formKey.trim().toLowerCase(Locale.ROOT);
        return key.matches("[a-z+.-]*(http|https|ftp|file|javascript|data|jar)\\s*:.*") || key.contains("//");
    }

    private void checkDelegate(XmlNode node, String value) {
        Matcher named = DELEGATE.matcher(value);
        if (!named.matches()) {
            add(node, "delegate", "A delegate is named as ${name}, nothing else.");
        } else if (!vocabulary.hasDelegate(named.group(1))) {
            add(
                    node,
                    "delegate",
                    "There is no registered delegate '" + named.group(1) + "': use an external task with a topic.");
        }
    }

    private void checkExpression(XmlNode node, String where, String text) {
        SafeExpression.Fault fault = expressions.fault(text);
        if (fault != null) {
            add(node, fault.code(), where + ": " + fault.reason());
        }
    }

    private void addNamed(XmlNode node, String name, String shown, String otherwise) {
        String code = CODES.getOrDefault(name, otherwise);
        String reason = REASONS.getOrDefault(code, "is not in the list of what a model may use");
        add(node, code, HardenedXml.shortened(shown) + " " + reason + ".");
    }

    private void add(XmlNode node, String code, String reason) {
        if (findings.size() < MAX_FINDINGS) {
            findings.add(new Finding(resource, node.nearestId(), node.line(), Kind.SAFETY, code, reason));
        }
    }
}
