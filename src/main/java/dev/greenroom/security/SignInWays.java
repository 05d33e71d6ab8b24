package dev.greenroom.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.security.oauth2.resource.OAuth2ResourceServerProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** How somebody can sign in here: as a person of the demo, with the token of an issuer, or both. */
@Component
@EnableConfigurationProperties({SecuritySettings.class, OAuth2ResourceServerProperties.class})
class SignInWays {

    private final @Nullable String issuer;
    private final List<String> audiences;
    private final boolean demo;
    private final boolean demoBeyondLoopback;

    SignInWays(SecuritySettings settings, OAuth2ResourceServerProperties tokens) {
        this.issuer = tokens.getJwt().getIssuerUri();
        this.audiences = List.copyOf(tokens.getJwt().getAudiences());
        this.demo = settings.demo() == null ? issuer == null : settings.demo();
        this.demoBeyondLoopback = settings.demoBeyondLoopback();
    }

    boolean demo() {
        return demo;
    }

    boolean demoBeyondLoopback() {
        return demoBeyondLoopback;
    }

    boolean tokens() {
        return issuer != null;
    }

    /** For whom tokens must be made to be good here. */
    List<String> audiences() {
        return audiences;
    }
}
