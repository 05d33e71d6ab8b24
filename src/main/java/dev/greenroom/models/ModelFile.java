package dev.greenroom.models;

import dev.greenroom.engine.models.ModelType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A file handed in at one of the doors. */
final class ModelFile {

    private final String name;
    private final byte[] bytes;

    ModelFile(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes.clone();
    }

    String name() {
        return name;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The same file under a name by which the engine knows what it is. */
    ModelFile as(ModelType type) {
        List<String> endings =
                switch (type) {
                    case PROCESS -> List.of(".bpmn", ".bpmn20.xml");
                    case DECISION -> List.of(".dmn", ".dmn11.xml");
                    case FORM -> List.of(".form");
                    case WORDS -> List.of(".json");
                    case UNKNOWN -> List.of("");
                };
        return endings.stream().anyMatch(name::endsWith)
                ? this
                : new ModelFile(name.replaceFirst("\\.[^./]*$", "") + endings.get(0), bytes);
    }

    /** The name without folders and without what says its kind. */
    String baseName() {
        String file = name.substring(name.lastIndexOf('/') + 1);
        return file.replaceFirst("\\.(bpmn20\\.xml|bpmn|dmn11\\.xml|dmn|form|de\\.json|json)$", "");
    }
}
