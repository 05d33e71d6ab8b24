package dev.greenroom.security;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may sign in. {@code demo}: the demo personas, whose password is their name; when nothing is said they are there
 * unless an issuer of tokens is named. {@code demoBeyondLoopback}: they may also be reached from other machines.
 * {@code token}: where tokens say who calls.
 */
@ConfigurationProperties("greenroom.security")
record SecuritySettings(
        @Nullable Boolean demo, @DefaultValue("false") boolean demoBeyondLoopback, @DefaultValue TokenClaims token) {

    /**
     * The claims that tell name, words for the name, roles, groups and a worker's topics; dots lead into nested ones
     * ({@code realm_access.roles}). {@code skew}: how far the issuer's clock may be off.
     */
    record TokenClaims(
            @DefaultValue("sub") String name,
            @DefaultValue("name") String displayName,
            @DefaultValue("roles") String roles,
            @DefaultValue("groups") String groups,
            @DefaultValue("topics") String topics,
            @DefaultValue("30s") Duration skew) {}
}
