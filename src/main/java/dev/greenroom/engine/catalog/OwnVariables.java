package dev.greenroom.engine.catalog;

import java.util.Set;

/** Variables that Greenroom itself writes, whatever a model or form says of them. */
public final class OwnVariables {

    /** What a start or reopening of ours tells about the case; a start through another door may leave them out. */
    public static final Set<String> AT_START = Set.of(
            "channel",
            "customerId",
            "customerName",
            "customerEmail",
            "customerPhone",
            "customerPostcode",
            "customerTier",
            "customerLanguage",
            "casePriority",
            "reopenCause",
            "reopenNote");

    private OwnVariables() {}
}
