package dev.greenroom.engine.models;

import dev.greenroom.engine.models.Finding.Kind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a BPMN tree can run as drawn: what the engine would only find out in the middle of a case. */
final class BpmnMeaning {

    private static final int MAX_INSTANCES = 1_000;
    private static final int MAX_DAYS_KEPT = 3_650;
    private static final int MAX_NAME = 255;
    private static final Set<String> WORKERS = Set.of("serviceTask", "sendTask", "businessRuleTask");
    private static final Set<String> CATCHING =
            Set.of("startEvent", "intermediateCatchEvent", "boundaryEvent", "receiveTask");

    private static final Set<String> EVENTS =
            Set.of("startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent");

    private final String resource;
    private final XmlNode root;
    private final Map<String, XmlNode> byId;
    private final IdentityHashMap<XmlNode, BpmnLoops> loops = new IdentityHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    BpmnMeaning(String resource, XmlNode root) {
        this.resource = resource;
        this.root = root;
        this.byId = root.all()
                .filter(node -> node.namespace().equals(Names.BPMN) && node.attribute("id") != null)
                .collect(Collectors.toMap(
                        node -> String.valueOf(node.attribute("id")), node -> node, (first, second) -> first));
    }

    List<Finding> check() {
        List<XmlNode> processes = root.children(Names.BPMN, "process").toList();
        List<XmlNode> executable = processes.stream()
                .filter(process -> Boolean.parseBoolean(process.attribute("isExecutable")))
                .toList();
        if (executable.isEmpty()) {
            XmlNode where = processes.isEmpty() ? root : processes.get(0);
            add(where, Kind.UNFINISHED, "not-executable", "No process is marked as executable: this is a drawing.");
        }
        executable.forEach(this::checkProcess);
        return List.copyOf(findings);
    }

    private void checkProcess(XmlNode process) {
        if (process.attribute("id") == null) {
            add(process, Kind.MEANING, "process-id", "The process has no id.");
        }
        if (process.children(Names.BPMN, "startEvent").findAny().isEmpty()) {
            add(process, Kind.MEANING, "no-start-event", "The process has no start event.");
        }
        checkKept(process);
        process.all().filter(node -> node.namespace().equals(Names.BPMN)).forEach(this::checkElement);
        process.all().filter(node -> node.namespace().equals(Names.CAMUNDA)).forEach(this::checkExtension);
        for (XmlNode found : new BpmnLoops(process).withoutWait()) {
            add(
                    found,
                    Kind.MEANING,
                    "loop-without-wait",
                    "The loop here never waits: it would run for ever in one step."
                            + " Let it pass a task, an event or asyncBefore.");
        }
    }

    private void checkKept(XmlNode process) {
        String kept = process.attribute(Names.CAMUNDA, "historyTimeToLive");
        if (kept == null || kept.isBlank()) {
            return;
        }
        String days = kept.trim().replaceFirst("^P(\\d{1,9})D$", "$1");
        if (!days.matches("\\d{1,9}") || Integer.parseInt(days) > MAX_DAYS_KEPT) {
            add(
                    process,
                    Kind.MEANING,
                    "history-time-to-live",
                    "historyTimeToLive '" + HardenedXml.shortened(kept) + "' is not a number of days up to "
                            + MAX_DAYS_KEPT + ", such as P180D.");
        }
    }

    private void checkElement(XmlNode node) {
        String name = node.name();
        checkLength(node);
        if (WORKERS.contains(name)) {
            checkWorker(node);
        } else if (EVENTS.contains(name)) {
            checkEvent(node);
        } else if (name.equals("callActivity")) {
            checkCall(node);
        } else if (name.equals("multiInstanceLoopCharacteristics")) {
            checkInstances(node);
        } else if (name.equals("timerEventDefinition")) {
            checkTimer(node);
        } else if (name.equals("messageEventDefinition")) {
            checkMessage(node);
        } else if (name.equals("signalEventDefinition")) {
            checkNamed(node, "signalRef", "signal");
        } else if (name.equals("conditionalEventDefinition") && node.child(Names.BPMN, "condition") == null) {
            add(node, Kind.UNFINISHED, "unbound-event", "The conditional event has no condition.");
        }
    }

    /** The engine would see the first definition only, and none that stands elsewhere. */
    private void checkEvent(XmlNode node) {
        long definitions = node.children()
                .filter(child ->
                        child.namespace().equals(Names.BPMN) && child.name().endsWith("EventDefinition"))
                .count();
        if (node.child(Names.BPMN, "eventDefinitionRef") != null) {
            add(node, Kind.MEANING, "event-elsewhere", "What the event is must be said in the event itself.");
        } else if (definitions > 1) {
            add(
                    node,
                    Kind.MEANING,
                    "multiple-event",
                    "An event is one thing only: draw one event for each of these " + definitions + ".");
        }
    }

    private void checkExtension(XmlNode node) {
        if (node.name().equals("failedJobRetryTimeCycle")) {
            checkRetries(node, node.text().trim());
        } else if (node.name().equals("entry") && isBlank(node.attribute("key"))) {
            add(node, Kind.MEANING, "map-key", "An entry of a map has no key.");
        } else if (node.name().equals("errorEventDefinition") && isBlank(node.attribute("expression"))) {
            add(node, Kind.MEANING, "error-expression", "An error of an external task says not when it is one.");
        }
    }

    private void checkRetries(XmlNode node, String text) {
        boolean known = SafeExpression.isIn(text)
                || text.isEmpty()
                || Stream.of(text.split(","))
                        .allMatch(part -> TimerWords.duration(part.trim()) != TimerWords.Judgement.BROKEN);
        if (!known) {
            add(
                    node,
                    Kind.MEANING,
                    "retries",
                    "'" + HardenedXml.shortened(text) + "' says not when to try again, such as R3/PT5M or PT1M,PT10M.");
        }
    }

    /** What the engine writes down of every element it passes. */
    private void checkLength(XmlNode node) {
        String shown = node.attribute("name");
        if (shown != null && shown.length() > MAX_NAME) {
            add(node, Kind.MEANING, "name-too-long", "A name has at most " + MAX_NAME + " characters.");
        }
    }

    private void checkWorker(XmlNode node) {
        boolean bound = Stream.of("type", "delegateExpression", "class", "expression", "decisionRef")
                        .anyMatch(name -> node.attribute(Names.CAMUNDA, name) != null)
                || hasExtension(node, "connector");
        boolean external = "external".equals(node.attribute(Names.CAMUNDA, "type"));
        if (!bound) {
            add(
                    node,
                    Kind.UNFINISHED,
                    "unbound-task",
                    "The task says not who does it: give it a topic" + " (camunda:type=\"external\"), or a decision.");
        } else if (external && isBlank(node.attribute(Names.CAMUNDA, "topic"))) {
            add(node, Kind.UNFINISHED, "unbound-task", "The external task has no topic.");
        }
    }

    private static boolean hasExtension(XmlNode node, String name) {
        XmlNode extensions = node.child(Names.BPMN, "extensionElements");
        return extensions != null && extensions.child(Names.CAMUNDA, name) != null;
    }

    private void checkCall(XmlNode node) {
        String called = node.attribute("calledElement");
        if (isBlank(called) && node.attribute(Names.CAMUNDA, "caseRef") == null) {
            add(node, Kind.UNFINISHED, "unbound-call", "The call activity calls no process.");
        } else if (called != null && callsItself(node, called)) {
            add(node, Kind.MEANING, "endless-call", "The process calls itself without waiting in between.");
        }
    }

    private boolean callsItself(XmlNode node, String called) {
        XmlNode process = node;
        while (process != null && !process.is(Names.BPMN, "process")) {
            process = process.parent();
        }
        return process != null
                && called.trim().equals(process.attribute("id"))
                && loops.computeIfAbsent(process, BpmnLoops::new).isReachedWithoutWait(node);
    }

    private void checkInstances(XmlNode node) {
        XmlNode cardinality = node.child(Names.BPMN, "loopCardinality");
        boolean collection = !isBlank(node.attribute(Names.CAMUNDA, "collection"))
                || node.child(Names.BPMN, "loopDataInputRef") != null;
        if (cardinality == null && !collection) {
            add(node, Kind.UNFINISHED, "unbound-instances", "The multi-instance step has neither a number nor a list.");
        } else if (cardinality != null) {
            String number = cardinality.text().trim();
            if (number.matches("\\d+") && (number.length() > 6 || Integer.parseInt(number) > MAX_INSTANCES)) {
                add(node, Kind.MEANING, "too-many-instances", "A step has at most " + MAX_INSTANCES + " instances.");
            }
        }
    }

    private void checkTimer(XmlNode node) {
        List<XmlNode> words =
                node.children().filter(child -> child.name().startsWith("time")).toList();
        if (words.size() != 1 || words.get(0).text().isBlank()) {
            add(node, Kind.UNFINISHED, "unbound-timer", "The timer has no date, duration or cycle.");
            return;
        }
        String text = words.get(0).text().trim();
        if (SafeExpression.isIn(text)) {
            return;
        }
        TimerWords.Judgement judgement =
                switch (words.get(0).name()) {
                    case "timeDate" -> TimerWords.date(text);
                    case "timeDuration" -> TimerWords.duration(text);
                    default -> TimerWords.cycle(text);
                };
        String shown = "'" + HardenedXml.shortened(text) + "' ";
        switch (judgement) {
            case BROKEN ->
                add(node, Kind.MEANING, "timer", shown + "is no ISO 8601 date, duration or cycle, and no cron.");
            case RUNAWAY -> add(node, Kind.MEANING, "timer-too-fast", shown + "repeats faster than once a minute.");
            case HASTY ->
                add(
                        node,
                        Kind.COMPLETENESS,
                        "timer-slowed",
                        shown + "repeats faster than once a minute: " + TimerWords.slowed(text) + " stands in.");
            case GOOD -> {}
        }
    }

    private void checkMessage(XmlNode node) {
        XmlNode event = node.parent();
        if (event != null && CATCHING.contains(event.name())) {
            checkNamed(node, "messageRef", "message");
        }
    }

    private void checkNamed(XmlNode node, String reference, String word) {
        String id = node.attribute(reference);
        if (id == null || id.isBlank()) {
            add(node, Kind.UNFINISHED, "unbound-event", "The event waits for no " + word + ".");
            return;
        }
        XmlNode referred = byId.get(localPart(id));
        if (referred == null || !referred.name().equals(word)) {
            add(node, Kind.MEANING, "unknown-" + word, "There is no " + word + " '" + HardenedXml.shortened(id) + "'.");
        } else if (isBlank(referred.attribute("name"))) {
            add(node, Kind.UNFINISHED, "unbound-event", "The " + word + " '" + id + "' has no name.");
        }
    }

    private static String localPart(String reference) {
        return reference.substring(reference.indexOf(':') + 1);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private void add(XmlNode node, Kind kind, String code, String reason) {
        if (findings.size() < 100) {
            findings.add(new Finding(resource, node.nearestId(), node.line(), kind, code, reason));
        }
    }
}
