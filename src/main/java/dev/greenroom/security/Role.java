package dev.greenroom.security;

import java.util.Locale;

/** What a person or machine may do here; kebab case outside Java. */
public enum Role {
    FRONT_OFFICE,
    BACK_OFFICE,
    TEAM_LEAD,
    SUPERVISOR,
    PROCESS_OWNER,
    OPERATOR,
    ADMINISTRATOR,
    WORKER;

    /** As callers and models write it: {@code front-office}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
