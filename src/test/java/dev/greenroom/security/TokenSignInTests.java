package dev.greenroom.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.greenroom.CleanHouse;
import dev.greenroom.security.Issuer.Claims;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.security.oauth2.resource.OAuth2ResourceServerProperties;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

class TokenSignInTests {

    private static final String TOKEN =
            Claims.person("nora", "back-office", "credit-officer").token();

    @Test
    void signsInWhomTheIssuerVouchesFor() {
        assertThat(signIn(Issuer.address(), null, TOKEN).getName()).isEqualTo("nora");
    }

    @Test
    void anIssuerThatDoesNotAnswerIsNotTheCallersFault() throws IOException {
        String closed = "http://127.0.0.1:" + closedPort();
        assertThatExceptionOfType(IssuerAway.class).isThrownBy(() -> signIn(closed + "/staff", null, TOKEN));
        assertThatExceptionOfType(IssuerAway.class).isThrownBy(() -> signIn(Issuer.address(), closed + "/keys", TOKEN));
    }

    @Test
    void aTokenThatIsNoneIsRefusedEvenThen() throws IOException {
        String closed = "http://127.0.0.1:" + closedPort() + "/keys";
        assertThatExceptionOfType(InvalidBearerTokenException.class)
                .isThrownBy(() -> signIn(Issuer.address(), closed, "nonsense"));
    }

    private static SignedIn signIn(String issuer, @Nullable String keys, String token) {
        OAuth2ResourceServerProperties properties = new OAuth2ResourceServerProperties();
        properties.getJwt().setIssuerUri(issuer);
        properties.getJwt().setJwkSetUri(keys);
        properties.getJwt().setAudiences(List.of(Issuer.AUDIENCE));
        var claims =
                new SecuritySettings.TokenClaims("sub", "name", "roles", "groups", "topics", Duration.ofSeconds(30));
        var settings = new SecuritySettings(null, false, claims);
        var clock = Clock.fixed(CleanHouse.START, ZoneOffset.UTC);
        var tokens = TokenSetup.tokens(properties, settings, new RestTemplateBuilder(), clock);
        return (SignedIn) TokenSetup.tokenSignIn(tokens, settings).signIn(new BearerTokenAuthenticationToken(token));
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
