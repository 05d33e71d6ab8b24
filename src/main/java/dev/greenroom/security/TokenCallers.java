package dev.greenroom.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/** Reads from a token's claims who calls. What a claim says that we do not know gives nothing: no role, no group. */
final class TokenCallers {

    private static final Pattern NAME = Pattern.compile("[^\\s\\p{Cntrl}][^\\p{Cntrl}]{0,99}");
    private static final Pattern GROUP = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*(?:\\.\\*)?");
    private static final Set<String> ROLE_KEYS =
            Arrays.stream(Role.values()).map(Role::key).collect(Collectors.toUnmodifiableSet());

    private final SecuritySettings.TokenClaims claims;

    TokenCallers(SecuritySettings.TokenClaims claims) {
        this.claims = claims;
    }

    /** The caller; empty when the token names nobody. */
    Optional<Caller> of(Jwt token) {
        Map<String, Object> said = token.getClaims();
        return text(said, claims.name())
                .map(name -> new Caller(
                        name, text(said, claims.displayName()).orElse(name), roles(said), groups(said), topics(said)));
    }

    private Set<Role> roles(Map<String, Object> said) {
        Set<String> keys = words(said, claims.roles()).collect(Collectors.toSet());
        EnumSet<Role> roles = EnumSet.allOf(Role.class);
        roles.removeIf(role -> !keys.contains(role.key()));
        return roles;
    }

    /** A group called like a role, or like the engine's own administrators, would bring that role's rights in the engine. */
    private Set<String> groups(Map<String, Object> said) {
        Set<String> groups = words(said, claims.groups())
                .map(group -> group.startsWith("/") ? group.substring(1) : group)
                .filter(group -> GROUP.matcher(group).matches())
                .filter(group -> !ROLE_KEYS.contains(group) && !group.startsWith("camunda-"))
                .collect(Collectors.toCollection(TreeSet::new));
        return groups;
    }

    private Set<String> topics(Map<String, Object> said) {
        return words(said, claims.topics())
                .filter(topic -> TOPIC.matcher(topic).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<String> text(Map<String, Object> said, String claim) {
        return find(said, claim) instanceof String text && NAME.matcher(text).matches()
                ? Optional.of(text)
                : Optional.empty();
    }

    /** A list of words, or words between blanks, as issuers like it. */
    private static Stream<String> words(Map<String, Object> said, String claim) {
        Object value = find(said, claim);
        if (value instanceof Collection<?> list) {
            return list.stream().filter(String.class::isInstance).map(String.class::cast);
        }
        return value instanceof String text ? Arrays.stream(text.trim().split("\\s+")) : Stream.of();
    }

    private static @Nullable Object find(Map<String, Object> said, String claim) {
        if (said.containsKey(claim)) {
            return said.get(claim);
        }
        Object value = said;
        for (String part : claim.split("\\.")) {
            value = value instanceof Map<?, ?> inside ? inside.get(part) : null;
        }
        return Objects.equals(value, said) ? null : value;
    }
}
