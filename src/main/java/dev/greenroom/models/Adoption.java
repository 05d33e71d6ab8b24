package dev.greenroom.models;

import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.engine.models.Finding;
import dev.greenroom.engine.models.Names;
import dev.greenroom.engine.models.SafeExpression;
import dev.greenroom.engine.models.TimerWords;
import dev.greenroom.engine.models.XmlNode;
import dev.greenroom.sla.LevelFindings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fills in a process what people here need and it does not say, with defaults that can be seen; each is a warning. */
final class Adoption {

    private static final Set<String> TIMES = Set.of("timeCycle", "timeDuration");
    private static final Set<String> EVENTS =
            Set.of("messageEventDefinition", "signalEventDefinition", "conditionalEventDefinition");

    private final Candidate candidate;
    private final Surroundings around;
    private final ModelsSettings settings;
    private final Function<String, Optional<String>> levelProblem;
    private final Map<String, byte[]> forms = new LinkedHashMap<>();
    private final Map<String, GenericForm> variables = new HashMap<>();

    Adoption(
            Candidate candidate,
            Surroundings around,
            ModelsSettings settings,
            Function<String, Optional<String>> levelProblem) {
        this.levelProblem = levelProblem;
        this.candidate = candidate;
        this.around = around;
        this.settings = settings;
    }

    /** Completes the tree; the answer holds the forms that were made for it, by resource name. */
    Map<String, byte[]> complete() {
        candidate.processes().forEach(this::process);
        return forms;
    }

    private void process(XmlNode process) {
        if (Extensions.attribute(process, "historyTimeToLive") == null) {
            Extensions.setAttribute(process, "historyTimeToLive", settings.historyTimeToLive());
            warn(
                    process,
                    "history-time-to-live",
                    "No historyTimeToLive: ended cases are kept for " + settings.historyTimeToLive() + ".");
        }
        boolean elsewhere = Extensions.property(process, "phases") == null;
        prefix(process);
        phases(process);
        outcomes(process);
        startForm(process);
        startAt(process);
        List<XmlNode> nodes = process.all()
                .filter(node -> node.namespace().equals(Names.BPMN))
                .toList();
        for (XmlNode node : nodes) {
            element(process, node);
        }
        if (elsewhere) {
            new EmptyWords(process).stops().forEach((step, read) -> {
                waitThere(step);
                warn(
                        step,
                        "may-be-empty",
                        "'" + shortened(read)
                                + "' may say nothing when a case gets here: it comes to a stop here then.");
            });
        }
    }

    private void phases(XmlNode process) {
        if (Extensions.setPropertyIfAbsent(process, "phases", "received,checking,done")) {
            label(process, "phase.received", "Received", "Eingegangen");
            label(process, "phase.checking", "Checking", "Prüfung");
            label(process, "phase.done", "Done", "Abgeschlossen");
            warn(process, "phases", "No phases: received, checking and done stand in.");
            startDefaults(process);
        }
        String key = Extensions.id(process);
        Extensions.setPropertyIfAbsent(process, "serviceLevel", key);
        level(process, String.valueOf(Extensions.property(process, "serviceLevel")));
        String name = Extensions.name(process).orElse(key);
        Extensions.setPropertyIfAbsent(process, "name_de", name);
    }

    private void prefix(XmlNode process) {
        if (Extensions.setPropertyIfAbsent(process, "referencePrefix", "CS")) {
            warn(process, "reference-prefix", "No referencePrefix: references of its cases begin with CS.");
        }
    }

    /** Only for models from elsewhere: ours declare in their start form what must be there. */
    private void startDefaults(XmlNode process) {
        String defaults = variables(process).startDefaults();
        if (!defaults.isEmpty() && Extensions.setPropertyIfAbsent(process, "startDefaults", defaults)) {
            warn(process, "start-defaults", "What a start leaves out is empty, so that expressions find it.");
        }
    }

    private static void label(XmlNode process, String property, String english, String german) {
        Extensions.setPropertyIfAbsent(process, property + ".en", english);
        Extensions.setPropertyIfAbsent(process, property + ".de", german);
    }

    private void outcomes(XmlNode process) {
        List<XmlNode> ends = process.children(Names.BPMN, "endEvent").toList();
        if (ends.stream().anyMatch(end -> Extensions.property(process, "outcome." + end.attribute("id")) != null)) {
            return; // The others close no case, on purpose.
        }
        boolean added = false;
        for (XmlNode end : ends) {
            String id = end.attribute("id");
            if (id == null) {
                continue;
            }
            String name = Extensions.name(end).orElse("Completed");
            String word = kebab(name);
            if (Extensions.setPropertyIfAbsent(process, "outcome." + id, word)) {
                label(process, "outcome." + id, name + ".", name + ".");
                label(process, "outcomeLabel." + word, name, name);
                added = true;
            }
        }
        if (added) {
            warn(process, "outcomes", "End events without an outcome: their names stand in.");
        }
    }

    private static String kebab(String name) {
        String word = name.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        return word.isEmpty() ? "completed" : word.length() > 60 ? word.substring(0, 60) : word;
    }

    private void startForm(XmlNode process) {
        if (Extensions.property(process, "startForm") != null) {
            checkStartForm(process);
            return;
        }
        XmlNode start = process.children(Names.BPMN, "startEvent").findFirst().orElse(process);
        String found = form(start);
        if (found == null) {
            found = make(process, start, "start");
            warn(
                    start,
                    "start-form",
                    "No start form that can be shown here: a form of the process's variables" + " stands in.");
        }
        Extensions.setPropertyIfAbsent(process, "startForm", found);
    }

    /** A process that only messages, signals or conditions start has a start for people too, and it can be seen. */
    private void startAt(XmlNode process) {
        List<XmlNode> starts = process.children(Names.BPMN, "startEvent").toList();
        boolean plain =
                starts.stream().anyMatch(start -> start.children().noneMatch(part -> EVENTS.contains(part.name())));
        boolean settled = Extensions.property(process, "startAt") != null;
        if (starts.isEmpty() || plain || settled || starts.get(0).attribute("id") == null) {
            return;
        }
        String first = Extensions.id(starts.get(0));
        Extensions.setPropertyIfAbsent(process, "startAt", first);
        warn(starts.get(0), "start-event", "Only events start this process: a case that people start begins here.");
    }

    private void checkStartForm(XmlNode process) {
        String named = String.valueOf(Extensions.property(process, "startForm"));
        if (around.formNamed(named) == null) {
            warn(process, "start-form", "The start form '" + named + "' is not among the files.");
        }
    }

    private @Nullable String form(XmlNode node) {
        String key = Extensions.attribute(node, "formKey");
        String reference = Extensions.attribute(node, "formRef");
        return key != null ? around.formNamed(key) : reference == null ? null : around.formWithId(reference);
    }

    private String make(XmlNode process, XmlNode step, String name) {
        String key = Extensions.id(process);
        String title = Extensions.name(step).orElse(Extensions.name(process).orElse(key));
        forms.put(
                "forms/" + key + "/" + name + ".form",
                variables(process).at(step).schema(key + "-" + name, title));
        return key + "/" + name;
    }

    private GenericForm variables(XmlNode process) {
        return variables.computeIfAbsent(Extensions.id(process), key -> GenericForm.of(process));
    }

    private void element(XmlNode process, XmlNode node) {
        switch (node.name()) {
            case "userTask" -> userTask(process, node);
            case "receiveTask" -> texts(node);
            case "serviceTask", "sendTask", "businessRuleTask" -> worker(node);
            case "callActivity" -> call(node);
            case "timeCycle", "timeDuration" -> slow(node);
            case "multiInstanceLoopCharacteristics" -> list(node);
            default -> {}
        }
    }

    private void userTask(XmlNode process, XmlNode task) {
        texts(task);
        String key = Extensions.attribute(task, "formKey");
        String found = form(task);
        if (found == null) {
            String made = make(process, task, Extensions.id(task));
            task.remove(Names.CAMUNDA, "formRef");
            task.remove(Names.CAMUNDA, "formRefBinding");
            task.remove(Names.CAMUNDA, "formRefVersion");
            Extensions.setAttribute(task, "formKey", made);
            warn(
                    task,
                    "form",
                    (key == null ? "No form" : "The form '" + shortened(key) + "' cannot be shown here")
                            + ": a form of the process's variables stands in.");
        } else if (key != null && key.startsWith("camunda-forms:app:")) {
            Extensions.setAttribute(task, "formKey", "camunda-forms:deployment:" + found);
        }
        boolean somebody = List.of("assignee", "candidateGroups", "candidateUsers").stream()
                .anyMatch(name -> Extensions.attribute(task, name) != null);
        if (!somebody && task.all().noneMatch(Adoption::isPerformer)) {
            warn(task, "nobody", "Nobody is named who may do this: give it candidate groups.");
        }
        String named = Extensions.property(task, "serviceLevel");
        level(task, named == null ? ProcessModel.levelOf(Extensions.id(process), Extensions.id(task)) : named);
    }

    /** A case, or a person's work, without a target of its own. */
    private void level(XmlNode node, String level) {
        levelProblem
                .apply(level)
                .ifPresent(problem -> warn(
                        node,
                        "service-level",
                        problem + " " + LevelFindings.instead(node.name().equals("process"))));
    }

    private static boolean isPerformer(XmlNode node) {
        return node.is(Names.BPMN, "potentialOwner") || node.is(Names.BPMN, "humanPerformer");
    }

    private void texts(XmlNode step) {
        StringJoiner missing = new StringJoiner(", ");
        String shown = Extensions.name(step).orElse("We are working on it");
        String german = Extensions.name(step).orElse("Wir arbeiten daran");
        if (Extensions.name(step).isEmpty()) {
            step.set("", "", "name", shown);
            missing.add("name");
        }
        if (Extensions.setPropertyIfAbsent(step, "phase", phaseOf(step))) {
            missing.add("phase");
        }
        if (Extensions.setPropertyIfAbsent(step, "label_de", german)) {
            missing.add("label_de");
        }
        if (Extensions.setPropertyIfAbsent(step, "customerText_en", sentence(shown))) {
            missing.add("customerText_en");
        }
        if (Extensions.setPropertyIfAbsent(step, "customerText_de", sentence(german))) {
            missing.add("customerText_de");
        }
        if (missing.length() > 0) {
            warn(step, "texts", "Missing, with the step's name standing in: " + missing + ".");
        }
    }

    private static String phaseOf(XmlNode step) {
        XmlNode process = step;
        while (!process.is(Names.BPMN, "process")) {
            XmlNode parent = process.parent();
            if (parent == null) {
                return "checking";
            }
            process = parent;
        }
        List<String> phases =
                List.of(String.valueOf(Extensions.property(process, "phases")).split("\\s*,\\s*"));
        return phases.contains("checking") ? "checking" : phases.get(Math.min(1, phases.size() - 1));
    }

    private static String sentence(String name) {
        return name.endsWith(".") ? name : name + ".";
    }

    private void worker(XmlNode task) {
        String topic = Extensions.attribute(task, "topic");
        if ("external".equals(Extensions.attribute(task, "type")) && topic != null) {
            texts(task);
            if (!SafeExpression.isIn(topic) && !settings.isServed(topic)) {
                warn(task, "unknown-topic", "Nobody is known to serve the topic '" + shortened(topic) + "'.");
            }
        }
        String decision = Extensions.attribute(task, "decisionRef");
        if (decision != null
                && !SafeExpression.isIn(decision)
                && !around.decisions().contains(decision)) {
            waitThere(task);
            warn(
                    task,
                    "missing-decision",
                    "There is no decision '" + shortened(decision) + "' yet: cases come to a stop here.");
        }
    }

    private void call(XmlNode call) {
        String called = call.attribute("calledElement");
        if (called != null
                && !SafeExpression.isIn(called)
                && !around.processes().contains(called.trim())) {
            waitThere(call);
            warn(
                    call,
                    "missing-process",
                    "There is no process '" + shortened(called) + "' yet: cases come to a stop here.");
        }
    }

    /** A list by its bare name is read past the expressions, which alone know lists of the API. */
    private static void list(XmlNode instances) {
        XmlNode reference = instances.child(Names.BPMN, "loopDataInputRef");
        String named = reference == null
                ? Extensions.attribute(instances, "collection")
                : reference.text().trim();
        if (named != null && named.matches("[\\p{L}_][\\p{L}\\p{N}_]*")) {
            Extensions.setAttribute(instances, "collection", "${" + named + "}");
            instances.content().remove(reference);
        }
    }

    /** What leads here is kept; the step itself fails on its own, visibly, until somebody hands in what is missing. */
    private static void waitThere(XmlNode step) {
        Extensions.setAttribute(step, "asyncBefore", "true");
    }

    /** The finding about it is there already. */
    private static void slow(XmlNode time) {
        String text = time.text().trim();
        if (TIMES.contains(time.name()) && TimerWords.isHasty(text)) {
            time.setText(TimerWords.slowed(text));
        }
    }

    private void warn(XmlNode node, String code, String reason) {
        candidate.add(new Finding(
                candidate.file().name(), Extensions.id(node), node.line(), Finding.Kind.COMPLETENESS, code, reason));
    }

    private static String shortened(String text) {
        String printable = text.replaceAll("\\p{C}", "?");
        return printable.length() > 100 ? printable.substring(0, 100) + "…" : printable;
    }
}
