package dev.greenroom.security;

import java.util.Set;

/** Who is calling right now. {@code topics} are the external-task topics a worker may serve ({@code payment.*}). */
public record Caller(String name, String displayName, Set<Role> roles, Set<String> groups, Set<String> topics) {

    public Caller {
        roles = Set.copyOf(roles);
        groups = Set.copyOf(groups);
        topics = Set.copyOf(topics);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
