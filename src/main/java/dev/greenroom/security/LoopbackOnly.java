package dev.greenroom.security;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Refuses to start the demo where another machine could reach it: everybody knows its passwords. */
@Component
@ConditionalOnWebApplication
@EnableConfigurationProperties(ServerProperties.class)
class LoopbackOnly {

    LoopbackOnly(ServerProperties server, SecuritySettings settings) {
        check(settings.demo(), server.getAddress());
    }

    static void check(boolean demo, @Nullable InetAddress address) {
        if (!demo) {
            throw new NoSignIn("There is no sign-in but that of the demo yet, and greenroom.security.demo=false.");
        }
        if (address == null || !address.isLoopbackAddress()) {
            throw new NoSignIn("The demo's passwords are known to everybody, so it listens on this machine only.");
        }
    }

    /** The service would start with a sign-in that protects nothing. */
    static final class NoSignIn extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoSignIn(String message) {
            super(message);
        }
    }
}
