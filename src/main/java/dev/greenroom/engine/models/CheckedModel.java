package dev.greenroom.engine.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model file after the check: what it is, the tree it was read as (null when it was not readable), what was found. */
public record CheckedModel(
        String resource, ModelType type, @Nullable XmlNode xml, @Nullable JsonNode json, List<Finding> findings) {

    public CheckedModel {
        findings = List.copyOf(findings);
    }

    /** Whether nothing was found that speaks against running it here. */
    public boolean isSafe() {
        return findings.stream()
                .noneMatch(found -> found.kind() == Finding.Kind.MALFORMED || found.kind() == Finding.Kind.SAFETY);
    }

    public boolean has(Finding.Kind kind) {
        return findings.stream().anyMatch(found -> found.kind() == kind);
    }
}
