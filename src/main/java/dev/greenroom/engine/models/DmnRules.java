package dev.greenroom.engine.models;

import dev.greenroom.engine.models.Finding.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a decision table may contain: FEEL and nothing else, no function of its own, bounded. */
final class DmnRules {

    static final Set<String> NAMESPACES = Set.of(
            "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
            "http://www.omg.org/spec/DMN/20151101/dmn11.xsd",
            "http://www.omg.org/spec/DMN/20180521/MODEL/",
            "https://www.omg.org/spec/DMN/20191111/MODEL/",
            "https://www.omg.org/spec/DMN/20191111/DMN13.xsd",
            "https://www.omg.org/spec/DMN/20211108/MODEL/",
            "https://www.omg.org/spec/DMN/20230324/MODEL/");

    private static final int MAX_FEEL = 2_000;
    private static final int MAX_DAYS_KEPT = 3_650;
    private static final Set<String> ELEMENTS = Set.copyOf(Arrays.asList(
            """
            definitions decision decisionTable input inputExpression inputValues output outputValues defaultOutputEntry
            rule inputEntry outputEntry annotationEntry annotation text description informationRequirement
            requiredDecision requiredInput knowledgeRequirement requiredKnowledge authorityRequirement requiredAuthority
            inputData variable literalExpression knowledgeSource type owner textAnnotation association sourceRef
            targetRef itemDefinition itemComponent typeRef allowedValues extensionElements question allowedAnswers
            businessKnowledgeModel decisionService outputDecision encapsulatedDecision inputDecision elementCollection
            group locationURI usingTask usingProcess supportedObjective impactedPerformanceIndicator decisionMaker
            decisionOwner drgElement organizationUnit performanceIndicator
            """
                    .trim()
                    .split("\\s+")));
    private static final Set<String> CAMUNDA =
            Set.of("historyTimeToLive", "versionTag", "inputVariable", "diagramRelationId");
    private static final Set<String> FEEL = Set.of(
            "feel",
            "http://www.omg.org/spec/feel/20140401",
            "http://www.omg.org/spec/dmn/20180521/feel/",
            "https://www.omg.org/spec/dmn/20191111/feel/",
            "https://www.omg.org/spec/dmn/20211108/feel/",
            "https://www.omg.org/spec/dmn/20230324/feel/");
    private static final Pattern LITERALS = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");
    private static final Pattern FUNCTION = Pattern.compile("\\bfunction\\s*\\(|\\bexternal\\b|\\bjava\\s*:");
    private static final Pattern LONG_RANGE = Pattern.compile("\\.\\.\\s*[-+(]*\\s*\\d{5,}|\\d{5,}\\s*\\)*\\s*\\.\\.");
    private static final Pattern ITERATION = Pattern.compile("\\b(?:for|some|every)\\b");

    private final String resource;
    private final List<Finding> findings = new ArrayList<>();

    DmnRules(String resource) {
        this.resource = resource;
    }

    List<Finding> check(XmlNode root) {
        root.walk(this::checkElement);
        if (root.all().noneMatch(node -> node.name().equals("decision"))) {
            add(root, Kind.UNFINISHED, "no-decision", "The file holds no decision.");
        }
        return List.copyOf(findings);
    }

    private void checkElement(XmlNode node) {
        boolean model = NAMESPACES.contains(node.namespace());
        if (model && !ELEMENTS.contains(node.name())) {
            add(
                    node,
                    Kind.SAFETY,
                    "unknown-element",
                    "<" + HardenedXml.shortened(node.name()) + "> is not in the list of what a decision may use.");
        } else if (node.namespace().equals(Names.CAMUNDA) || node.namespace().equals(Names.CAMUNDA_DMN)) {
            add(node, Kind.SAFETY, "unknown-element", "<camunda:" + node.name() + "> is not used in decisions.");
        } else if (!model && node.namespace().isEmpty()) {
            add(node, Kind.SAFETY, "unknown-element", "<" + node.name() + "> is no DMN element.");
        } else if (Names.OTHER_DIALECTS.contains(node.namespace())) {
            add(node, Kind.SAFETY, "other-dialect", "<" + node.name() + "> belongs to another engine.");
        }
        node.attributes().forEach(attribute -> checkAttribute(node, attribute));
        if (node.name().equals("text") && model) {
            checkFeel(node, node.text());
        }
    }

    private void checkAttribute(XmlNode node, XmlNode.Attribute attribute) {
        String name = attribute.name();
        if (name.equals("expressionLanguage")
                && !attribute.value().isBlank()
                && !FEEL.contains(attribute.value().replaceAll("\\s", "").toLowerCase(Locale.ROOT))) {
            add(
                    node,
                    Kind.SAFETY,
                    "script",
                    "'" + HardenedXml.shortened(attribute.value())
                            + "' is a scripting language: decisions speak FEEL only.");
        } else if (attribute.namespace().startsWith("http://camunda.org/schema/1.0/") && !CAMUNDA.contains(name)) {
            add(node, Kind.SAFETY, "unknown-attribute", "'camunda:" + name + "' is not used in decisions.");
        } else if (attribute.namespace().equals(Names.MODELER)
                && name.equals("executionPlatform")
                && attribute.value().contains("Cloud")) {
            add(node, Kind.SAFETY, "other-dialect", "The decision is made for Camunda 8; this is Camunda 7.");
        } else if (name.equals("historyTimeToLive")) {
            checkKept(node, attribute.value());
        }
    }

    private void checkKept(XmlNode node, String kept) {
        String days = kept.trim().replaceFirst("^P(\\d{1,9})D$", "$1");
        if (!days.matches("\\d{1,9}") || Integer.parseInt(days) > MAX_DAYS_KEPT) {
            add(
                    node,
                    Kind.MEANING,
                    "history-time-to-live",
                    "historyTimeToLive '" + HardenedXml.shortened(kept) + "' is not a number of days up to "
                            + MAX_DAYS_KEPT + ", such as P180D.");
        }
    }

    private void checkFeel(XmlNode node, String text) {
        if (text.length() > MAX_FEEL) {
            add(node, Kind.SAFETY, "feel", "An expression has at most " + MAX_FEEL + " characters.");
            return;
        }
        String fault = feelFault(text);
        if (fault != null) {
            add(node, Kind.SAFETY, "feel", fault);
        }
    }

    /** What is wrong with a FEEL text; null when nothing is. */
    static @org.jspecify.annotations.Nullable String feelFault(String text) {
        String code = LITERALS.matcher(text).replaceAll("\"\"");
        if (FUNCTION.matcher(code).find()) {
            return "An expression cannot define functions or call external Java.";
        } else if (ITERATION.matcher(code).find() && LONG_RANGE.matcher(code).find()) {
            return "An expression cannot run over a range this long.";
        } else if (SafeExpression.isIn(code)) {
            return "${…} is not FEEL: write the expression itself.";
        }
        return null;
    }

    private void add(XmlNode node, Kind kind, String code, String reason) {
        if (findings.size() < 50) {
            findings.add(new Finding(resource, node.nearestId(), node.line(), kind, code, reason));
        }
    }
}
