package dev.greenroom.models;

import dev.greenroom.engine.models.CheckedModel;
import dev.greenroom.engine.models.Finding;
import dev.greenroom.engine.models.ModelType;
import dev.greenroom.engine.models.Names;
import dev.greenroom.engine.models.XmlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A file on its way through the door: what it was read as, and what was found so far. */
final class Candidate {

    /** Findings that a drawing may have: it names code, but nothing of it ever runs. */
    private static final Set<String> NAMES_CODE = Set.of("listener", "java-class", "cmmn");

    /** Findings that no drawing may have either. */
    private static final Set<String> HOSTILE = Set.of("expression", "other-dialect", "legacy-namespace", "doctype");

    private final ModelFile file;
    private final CheckedModel model;
    private final List<Finding> findings;
    private boolean mustBeComplete;

    Candidate(ModelFile file, CheckedModel model) {
        this.file = file;
        this.model = model;
        this.findings = new ArrayList<>(model.findings());
    }

    ModelFile file() {
        return file;
    }

    CheckedModel model() {
        return model;
    }

    ModelType type() {
        return model.type();
    }

    List<Finding> findings() {
        return findings;
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    boolean has(Finding.Kind kind) {
        return findings.stream().anyMatch(found -> found.kind() == kind);
    }

    boolean isUnknown() {
        return model.type() == ModelType.UNKNOWN;
    }

    /**
     * A drawing or a half-finished model: worth keeping, not to be run. A drawing may hold what would not be allowed to
     * run, as long as it is no attack; a half-finished model may name code in more than one unfinished place.
     */
    boolean isDraft() {
        if (!has(Finding.Kind.UNFINISHED) || has(Finding.Kind.MALFORMED)) {
            return false;
        }
        Stream<Finding> unsafe = findings.stream().filter(found -> found.kind() == Finding.Kind.SAFETY);
        if (findings.stream().anyMatch(found -> found.code().equals("not-executable"))) {
            return unsafe.noneMatch(found -> HOSTILE.contains(found.code()));
        }
        boolean unfinished = findings.stream()
                        .filter(found -> found.kind() == Finding.Kind.UNFINISHED)
                        .count()
                > 1;
        return unfinished
                ? unsafe.allMatch(found -> NAMES_CODE.contains(found.code()))
                : unsafe.findAny().isEmpty() && !has(Finding.Kind.MEANING);
    }

    boolean isRefused() {
        return !isDraft()
                && findings.stream().anyMatch(found -> found.kind() != Finding.Kind.COMPLETENESS || mustBeComplete);
    }

    /** From now on whatever is missing refuses the model: it is one of our own. */
    void demandCompleteness() {
        mustBeComplete = true;
    }

    /** Whether it is from elsewhere, so that what is missing is a warning. */
    boolean mayBeIncomplete() {
        return !mustBeComplete;
    }

    List<Finding> warnings() {
        return findings.stream()
                .filter(found -> found.kind() == Finding.Kind.COMPLETENESS)
                .distinct()
                .toList();
    }

    /** The executable processes inside. */
    List<XmlNode> processes() {
        XmlNode root = model.xml();
        return root == null || model.type() != ModelType.PROCESS
                ? List.of()
                : root.children(Names.BPMN, "process")
                        .filter(process -> Boolean.parseBoolean(process.attribute("isExecutable")))
                        .toList();
    }

    /** The keys under which the engine will know what is inside. */
    List<String> keys() {
        XmlNode root = model.xml();
        if (root == null) {
            return model.json() != null && model.type() == ModelType.FORM
                    ? List.of(model.json().path("id").asText(file.baseName()))
                    : List.of();
        }
        Stream<XmlNode> named = model.type() == ModelType.PROCESS
                ? processes().stream()
                : root.children().filter(node -> node.name().equals("decision"));
        return named.map(node -> String.valueOf(node.attribute("id"))).toList();
    }
}
