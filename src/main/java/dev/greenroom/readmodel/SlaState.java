package dev.greenroom.readmodel;

import java.util.Locale;

/** How a service level stands, as its columns tell; kebab case outside Java. */
public enum SlaState {
    ON_TRACK,
    AT_RISK,
    LATE,
    PAUSED,
    MET,
    NONE;

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As a request names it; refuses an unknown one. */
    public static SlaState of(String key) {
        return Keys.read(SlaState.class, "sla", key);
    }
}
