package dev.greenroom.engine.models;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.engine.models.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The one rule set for models: reads a file with hard bounds and says what it is and what is wrong with it. Pure: touches
 * no engine, no database, no network.
 */
public final class ModelCheck {

    /** The largest file that is read. */
    public static final int MAX_BYTES = ModelText.MAX_BYTES;

    private final ModelVocabulary vocabulary;

    public ModelCheck(ModelVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Checks one file; never throws for what is in it. */
    public CheckedModel check(String resource, byte[] bytes) {
        String name = resource.toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(".form")) {
                JsonNode form = FormRules.read(bytes);
                return new CheckedModel(resource, ModelType.FORM, null, form, new FormRules(resource).form(form));
            } else if (name.endsWith(".json")) {
                JsonNode words = FormRules.read(bytes);
                return new CheckedModel(resource, ModelType.WORDS, null, words, new FormRules(resource).words(words));
            } else if (isXml(name)) {
                return xml(resource, HardenedXml.read(bytes));
            }
            return unknown(
                    resource,
                    null,
                    "A file of this kind is no model: only .bpmn, .dmn, .form and .de.json can be deployed.");
        } catch (Unreadable unreadable) {
            return new CheckedModel(resource, typeOf(name), null, null, List.of(unreadable.finding(resource)));
        }
    }

    private static boolean isXml(String name) {
        return name.endsWith(".bpmn")
                || name.endsWith(".bpmn2")
                || name.endsWith(".dmn")
                || name.endsWith(".xml")
                || name.endsWith(".cmmn");
    }

    private static ModelType typeOf(String name) {
        if (name.endsWith(".form")) {
            return ModelType.FORM;
        } else if (name.endsWith(".json")) {
            return ModelType.WORDS;
        }
        return name.endsWith(".dmn") || name.endsWith("dmn11.xml") ? ModelType.DECISION : ModelType.PROCESS;
    }

    private CheckedModel xml(String resource, XmlNode root) {
        if (root.is(Names.BPMN, "definitions")) {
            BpmnManners.settle(root);
            List<Finding> findings = new ArrayList<>(new BpmnSafety(resource, vocabulary).check(root));
            findings.addAll(new BpmnMeaning(resource, root).check());
            findings.addAll(new GiveUpPlaces(resource, root).check());
            return new CheckedModel(resource, ModelType.PROCESS, root, null, findings);
        } else if (DmnRules.NAMESPACES.contains(root.namespace()) && root.name().equals("definitions")) {
            return new CheckedModel(resource, ModelType.DECISION, root, null, new DmnRules(resource).check(root));
        } else if (root.namespace().startsWith("http://www.omg.org/spec/DMN/")
                || root.namespace().startsWith("https://www.omg.org/spec/DMN/")) {
            return new CheckedModel(resource, ModelType.DECISION, null, null, List.of(dialect(resource, root)));
        }
        return unknown(resource, root, "The file is neither a BPMN process nor a DMN decision.");
    }

    private static Finding dialect(String resource, XmlNode root) {
        return new Finding(
                resource,
                root.nearestId(),
                root.line(),
                Kind.MALFORMED,
                "other-dialect",
                "The decision is written in a version of DMN that the engine does not know (" + root.namespace()
                        + ").");
    }

    private static CheckedModel unknown(String resource, @Nullable XmlNode root, String reason) {
        Finding finding = new Finding(
                resource,
                root == null ? Finding.DOCUMENT : root.nearestId(),
                root == null ? null : root.line(),
                Kind.MALFORMED,
                "no-model",
                reason);
        return new CheckedModel(resource, ModelType.UNKNOWN, null, null, List.of(finding));
    }
}
