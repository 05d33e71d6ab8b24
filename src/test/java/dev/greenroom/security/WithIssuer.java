package dev.greenroom.security;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The service accepts the tokens of {@link Issuer}; the demo's people may sign in beside, as a setting says. */
public class WithIssuer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "issuer",
                        java.util.Map.of(
                                JWT + "issuer-uri",
                                Issuer.address(),
                                JWT + "audiences",
                                Issuer.AUDIENCE,
                                "greenroom.security.demo",
                                "true")));
    }
}
