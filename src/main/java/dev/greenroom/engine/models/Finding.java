package dev.greenroom.engine.models;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a model file: where ({@code element} is the nearest
 * id, or {@value #DOCUMENT}; {@code line} counts from 1), a
 * stable {@code code}, and the reason in words for its author.
 */
public record Finding(String resource, String element, @Nullable Integer line, Kind kind, String code, String reason) {

    /** Stands for the file as a whole. */
    public static final String DOCUMENT = "document";

    /** How much a finding weighs. */
    public enum Kind {
        /** Not readable as what it claims to be; never deployed. */
        MALFORMED,
        /** Could run code or harm the service; never overridden. */
        SAFETY,
        /** Could not run, or not as meant. */
        MEANING,
        /** Nothing but a drawing, or half finished: it can be kept and worked on, but not run. */
        UNFINISHED,
        /** Something people need is missing; a visible default can stand in. */
        COMPLETENESS
    }
}
