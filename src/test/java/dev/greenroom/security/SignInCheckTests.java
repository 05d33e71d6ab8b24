package dev.greenroom.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.greenroom.security.SignInCheck.NoSignIn;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.security.oauth2.resource.OAuth2ResourceServerProperties;

class SignInCheckTests {

    private static final String ISSUER = "https://issuer.example";

    @Test
    void theDemoListensOnThisMachineOnly() throws UnknownHostException {
        InetAddress open = at(0, 0, 0, 0);
        InetAddress foreign = at(192, 0, 2, 1);
        InetAddress own = at(127, 0, 0, 1);
        SignInWays demo = ways(true, false, null);
        assertThatExceptionOfType(NoSignIn.class).isThrownBy(() -> SignInCheck.check(demo, open));
        assertThatExceptionOfType(NoSignIn.class).isThrownBy(() -> SignInCheck.check(demo, null));
        assertThatExceptionOfType(NoSignIn.class).isThrownBy(() -> SignInCheck.check(demo, foreign));
        assertThatCode(() -> SignInCheck.check(demo, own)).doesNotThrowAnyException();
    }

    @Test
    void theDemoGoesFurtherOnlyWhenSomebodySaysSo() throws UnknownHostException {
        InetAddress open = at(0, 0, 0, 0);
        assertThatCode(() -> SignInCheck.check(ways(true, true, null), open)).doesNotThrowAnyException();
        assertThatExceptionOfType(NoSignIn.class)
                .isThrownBy(() -> SignInCheck.check(ways(true, false, ISSUER, "greenroom"), open));
    }

    @Test
    void withoutDemoAndIssuerNobodyCouldSignIn() {
        assertThatExceptionOfType(NoSignIn.class)
                .isThrownBy(() -> SignInCheck.check(ways(false, false, null), at(127, 0, 0, 1)));
    }

    @Test
    void tokensMustBeMadeForUs() throws UnknownHostException {
        InetAddress open = at(0, 0, 0, 0);
        assertThatExceptionOfType(NoSignIn.class)
                .isThrownBy(() -> SignInCheck.check(ways(null, false, ISSUER), open))
                .satisfies(refused -> assertThat(refused.remedy()).contains("audiences"));
        assertThatCode(() -> SignInCheck.check(ways(null, false, ISSUER, "greenroom"), open))
                .doesNotThrowAnyException();
    }

    @Test
    void anIssuerEndsTheDemoUnlessSomebodyWantsBoth() {
        assertThat(ways(null, false, null).demo()).isTrue();
        assertThat(ways(null, false, ISSUER, "greenroom").demo()).isFalse();
        assertThat(ways(true, false, ISSUER, "greenroom").demo()).isTrue();
    }

    private static SignInWays ways(
            @Nullable Boolean demo, boolean beyondLoopback, @Nullable String issuer, String... audiences) {
        OAuth2ResourceServerProperties tokens = new OAuth2ResourceServerProperties();
        tokens.getJwt().setIssuerUri(issuer);
        tokens.getJwt().setAudiences(List.of(audiences));
        var claims =
                new SecuritySettings.TokenClaims("sub", "name", "roles", "groups", "topics", Duration.ofSeconds(30));
        return new SignInWays(new SecuritySettings(demo, beyondLoopback, claims), tokens);
    }

    private static InetAddress at(int... bytes) throws UnknownHostException {
        byte[] address = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            address[i] = (byte) bytes[i];
        }
        return InetAddress.getByAddress(address);
    }
}
