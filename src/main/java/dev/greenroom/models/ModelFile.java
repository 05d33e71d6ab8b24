package dev.greenroom.models;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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

    /** The name without folders and without what says its kind. */
    String baseName() {
        String file = name.substring(name.lastIndexOf('/') + 1);
        return file.replaceFirst("\\.(bpmn20\\.xml|bpmn|dmn11\\.xml|dmn|form|de\\.json|json)$", "");
    }
}
