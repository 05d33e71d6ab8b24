package dev.greenroom.security;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Refuses to start with a sign-in that protects nothing: a demo that other machines reach, tokens made for anybody. */
@Component
@ConditionalOnWebApplication
@EnableConfigurationProperties(ServerProperties.class)
class SignInCheck {

    SignInCheck(ServerProperties server, SignInWays ways) {
        check(ways, server.getAddress());
    }

    static void check(SignInWays ways, @Nullable InetAddress address) {
        if (!ways.demo() && !ways.tokens()) {
            throw new NoSignIn(
                    "Nobody could sign in: the demo is off, and no issuer of tokens is named.",
                    "Name one in spring.security.oauth2.resourceserver.jwt.issuer-uri,"
                            + " or leave greenroom.security.demo at true.");
        }
        if (ways.tokens() && ways.audiences().isEmpty()) {
            throw new NoSignIn(
                    "A token that the issuer made for any other service would be good here, too.",
                    "Say for whom tokens must be made in spring.security.oauth2.resourceserver.jwt.audiences.");
        }
        boolean reachable = address == null || !address.isLoopbackAddress();
        if (ways.demo() && reachable && !ways.demoBeyondLoopback()) {
            throw new NoSignIn(
                    "The demo's passwords are known to everybody, so it listens on this machine only.",
                    "Leave server.address at 127.0.0.1. Where a container or a proxy keeps others away from the port,"
                            + " say so with greenroom.security.demo-beyond-loopback=true.");
        }
    }

    /** The service would start with a sign-in that protects nothing. */
    static final class NoSignIn extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String remedy;

        NoSignIn(String message, String remedy) {
            super(message);
            this.remedy = remedy;
        }

        String remedy() {
            return remedy;
        }
    }
}
