package dev.greenroom.models;

/**
 * Who hands models in, and how they are to be treated. {@code origin} empty: by what the model says of itself.
 * {@code changedOnly}: leave out what the last deployment of this name holds unchanged.
 */
record Publication(String name, String by, boolean mayTakeAny, Origin origin, boolean dryRun, boolean changedOnly) {

    /** Where a model was made. */
    enum Origin {
        /** Greenroom's own: must be complete. */
        OWN,
        /** From elsewhere: completed with visible defaults. */
        ELSEWHERE,
        /** In the jar. */
        SHIPPED,
        /** Own when it declares phases, else from elsewhere. */
        BY_CONTENT
    }
}
