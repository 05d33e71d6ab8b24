package dev.greenroom.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

class TokenCallersTests {

    private static final TokenCallers CALLERS = new TokenCallers(new SecuritySettings.TokenClaims(
            "preferred_username", "name", "realm_access.roles", "groups", "topics", Duration.ofSeconds(30)));

    @Test
    void findsClaimsInsideOfOthers() {
        Caller caller = caller(Map.of(
                "preferred_username",
                "nora",
                "name",
                "Nora Berg",
                "realm_access",
                Map.of("roles", List.of("team-lead", "offline_access")),
                "groups",
                List.of("/claims-lead", "claims-intake")));
        assertThat(caller.name()).isEqualTo("nora");
        assertThat(caller.displayName()).isEqualTo("Nora Berg");
        assertThat(caller.roles()).containsExactly(Role.TEAM_LEAD);
        assertThat(caller.groups()).containsExactlyInAnyOrder("claims-lead", "claims-intake");
    }

    @Test
    void takesWordsBetweenBlanks() {
        Caller caller = caller(Map.of("preferred_username", "r7", "topics", "payment.payout documents.* "));
        assertThat(caller.topics()).containsExactlyInAnyOrder("payment.payout", "documents.*");
        assertThat(caller.displayName()).isEqualTo("r7");
    }

    @Test
    void aTopicIsNeverEverything() {
        Caller caller =
                caller(Map.of("preferred_username", "r7", "topics", List.of("*", ".*", "", "a b", "payment.*x")));
        assertThat(caller.topics()).isEmpty();
    }

    @Test
    void scopesAndWrongTypesGiveNothing() {
        Caller caller = caller(Map.of(
                "preferred_username", "nora",
                "scope", "supervisor",
                "roles", List.of("supervisor"),
                "realm_access", "supervisor",
                "groups", Map.of("claims-lead", true)));
        assertThat(caller.roles()).isEmpty();
        assertThat(caller.groups()).isEmpty();
    }

    @Test
    void aGroupCannotBringARoleIntoTheEngine() {
        Caller caller = caller(Map.of(
                "preferred_username",
                "sly",
                "groups",
                List.of("operator", "/administrator", "camunda-admin", "camunda-BPM", "refunds")));
        assertThat(caller.groups()).containsExactly("refunds");
    }

    @Test
    void aNameIsOneLineOfText() {
        for (Object name : List.of("", " ", "a\nb", 7, "x".repeat(101), List.of("nora"))) {
            assertThat(CALLERS.of(token(Map.of("preferred_username", name)))).isEmpty();
        }
    }

    private static Caller caller(Map<String, Object> claims) {
        return CALLERS.of(token(claims)).orElseThrow();
    }

    private static Jwt token(Map<String, Object> claims) {
        return Jwt.withTokenValue("t")
                .header("alg", "RS256")
                .claim("iss", "https://issuer.example")
                .claims(all -> all.putAll(claims))
                .build();
    }
}
