package dev.greenroom.engine.models;

import org.jspecify.annotations.Nullable;

/** A file that is not what it claims to be. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final @Nullable Integer line;
    private String element = Finding.DOCUMENT;

    Unreadable(String code, @Nullable Integer line, String reason) {
        super(reason);
        this.code = code;
        this.line = line;
    }

    /** Says inside which element reading stopped. */
    Unreadable inside(@Nullable XmlNode node) {
        element = node == null ? Finding.DOCUMENT : node.nearestId();
        return this;
    }

    Finding finding(String resource) {
        Finding.Kind kind = code.equals("doctype") ? Finding.Kind.SAFETY : Finding.Kind.MALFORMED;
        return new Finding(resource, element, line, kind, code, String.valueOf(getMessage()));
    }
}
