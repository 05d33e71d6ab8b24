package dev.greenroom.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.greenroom.CleanHouse;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/** An issuer of tokens on this machine, one for all tests, and tokens of all kinds: its own, and forged ones. */
public final class Issuer {

    /** For whom good tokens are made. */
    public static final String AUDIENCE = "greenroom";

    private static final String REALM = "staff";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final OAuth2TokenProvider TOKENS = new OAuth2TokenProvider(new KeyProvider(), CleanHouse.START);
    private static final MockOAuth2Server SERVER = started();

    private Issuer() {}

    /** Where it is, as settings name it. */
    public static String address() {
        return SERVER.issuerUrl(REALM).toString();
    }

    /** Whom a token is about; each method gives a token made from it. */
    public record Claims(String name, List<String> roles, List<String> groups, List<String> topics) {

        public static Claims person(String name, String role, String... groups) {
            return new Claims(name, List.of(role), List.of(groups), List.of());
        }

        public static Claims worker(String name, String... topics) {
            return new Claims(name, List.of("worker"), List.of(), List.of(topics));
        }

        /** A good token: an hour from the tests' first moment on. */
        public String token() {
            return token(REALM, AUDIENCE, HOUR);
        }

        /** One that ended so long before the tests' first moment. */
        String ended(Duration before) {
            return token(REALM, AUDIENCE, before.negated());
        }

        String by(String realm) {
            return token(realm, AUDIENCE, HOUR);
        }

        String madeFor(String audience) {
            return token(REALM, audience, HOUR);
        }

        private String token(String realm, String audience, Duration life) {
            return TOKENS.jwt(claims(realm, audience), life, realm).serialize();
        }

        /** Everything right but the signature: none at all. */
        String unsigned() {
            return new PlainJWT(forged()).serialize();
        }

        /** Signed by somebody else, who claims to be the issuer. */
        String forgedKey() throws JOSEException {
            RSAKey key = new RSAKeyGenerator(2048).keyID(REALM).generate();
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(REALM).build(), forged());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        }

        /** Signed with the issuer's public key as if it were a shared secret. */
        String publicKeyAsSecret() throws Exception {
            String key =
                    TOKENS.publicJwkSet(REALM).getKeys().get(0).toPublicJWK().toJSONString();
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(REALM).build(), forged());
            token.sign(new MACSigner(key));
            return token.serialize();
        }

        private JWTClaimsSet forged() {
            JWTClaimsSet.Builder builder = new JWTClaimsSet.Builder();
            claims(REALM, AUDIENCE).forEach(builder::claim);
            return builder.expirationTime(Date.from(CleanHouse.START.plus(HOUR)))
                    .build();
        }

        private Map<String, Object> claims(String realm, String audience) {
            return Map.of(
                    "iss", SERVER.issuerUrl(realm).toString(),
                    "sub", name,
                    "aud", List.of(audience),
                    "roles", roles,
                    "groups", groups,
                    "topics", topics,
                    "scope", "openid profile");
        }
    }

    private static MockOAuth2Server started() {
        MockOAuth2Server server = new MockOAuth2Server(new OAuth2Config(false, null, null, false, TOKENS));
        server.start();
        return server;
    }
}
