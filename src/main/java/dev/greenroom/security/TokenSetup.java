package dev.greenroom.security;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.security.oauth2.resource.OAuth2ResourceServerProperties;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.web.client.RestOperations;

/** Signing in with tokens, when an issuer is named; its keys are fetched when the first token comes. */
@ConditionalOnWebApplication
@ConditionalOnProperty("spring.security.oauth2.resourceserver.jwt.issuer-uri")
@Configuration(proxyBeanMethods = false)
class TokenSetup {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Signatures by a key pair only: with a shared secret, whoever can check a token can make one. */
    private static final List<SignatureAlgorithm> SIGNATURES = List.of(
            SignatureAlgorithm.RS256,
            SignatureAlgorithm.RS384,
            SignatureAlgorithm.RS512,
            SignatureAlgorithm.PS256,
            SignatureAlgorithm.PS384,
            SignatureAlgorithm.PS512,
            SignatureAlgorithm.ES256,
            SignatureAlgorithm.ES384,
            SignatureAlgorithm.ES512);

    @Bean
    static TokenSignIn tokenSignIn(JwtDecoder tokens, SecuritySettings settings) {
        return new TokenSignIn(tokens, new TokenCallers(settings.token()));
    }

    @Bean
    static JwtDecoder tokens(
            OAuth2ResourceServerProperties properties,
            SecuritySettings settings,
            RestTemplateBuilder http,
            Clock clock) {
        OAuth2ResourceServerProperties.Jwt jwt = properties.getJwt();
        RestOperations issuer =
                http.connectTimeout(PATIENCE).readTimeout(PATIENCE).build();
        OAuth2TokenValidator<Jwt> good = new DelegatingOAuth2TokenValidator<>(
                inTime(clock, settings.token().skew()),
                new JwtIssuerValidator(jwt.getIssuerUri()),
                new JwtClaimValidator<List<String>>(
                        "aud", aud -> aud != null && !Collections.disjoint(aud, jwt.getAudiences())));
        return new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder decoder = decoder(jwt, issuer);
            decoder.setJwtValidator(good);
            return decoder;
        });
    }

    private static NimbusJwtDecoder decoder(OAuth2ResourceServerProperties.Jwt jwt, RestOperations issuer) {
        NimbusJwtDecoder.JwkSetUriJwtDecoderBuilder builder = jwt.getJwkSetUri() == null
                ? NimbusJwtDecoder.withIssuerLocation(jwt.getIssuerUri())
                : NimbusJwtDecoder.withJwkSetUri(jwt.getJwkSetUri());
        return builder.restOperations(issuer)
                .jwsAlgorithms(signatures -> {
                    signatures.clear();
                    signatures.addAll(SIGNATURES);
                })
                .build();
    }

    private static OAuth2TokenValidator<Jwt> inTime(Clock clock, Duration skew) {
        JwtTimestampValidator times = new JwtTimestampValidator(skew);
        times.setClock(clock);
        return new DelegatingOAuth2TokenValidator<>(times, new JwtClaimValidator<>("exp", exp -> exp != null));
    }
}
