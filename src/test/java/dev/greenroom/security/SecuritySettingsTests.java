package dev.greenroom.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SecuritySettingsTests {

    @Test
    void nothingSaidIsTheSafeSide() {
        SecuritySettings settings = settings(Map.of());
        assertThat(settings.demo()).isNull();
        assertThat(settings.demoBeyondLoopback()).isFalse();
        assertThat(settings.token().name()).isEqualTo("sub");
        assertThat(settings.token().roles()).isEqualTo("roles");
        assertThat(settings.token().groups()).isEqualTo("groups");
        assertThat(settings.token().topics()).isEqualTo("topics");
        assertThat(settings.token().skew()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void containersSetThemByTheirEnvironment() {
        SecuritySettings settings = settings(Map.of(
                "GREENROOM_SECURITY_DEMO", "true",
                "GREENROOM_SECURITY_DEMO_BEYOND_LOOPBACK", "true",
                "GREENROOM_SECURITY_TOKEN_ROLES", "realm_access.roles"));
        assertThat(settings.demo()).isTrue();
        assertThat(settings.demoBeyondLoopback()).isTrue();
        assertThat(settings.token().roles()).isEqualTo("realm_access.roles");
    }

    private static SecuritySettings settings(Map<String, Object> environment) {
        StandardEnvironment given = new StandardEnvironment();
        given.getPropertySources().addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", environment));
        return new Binder(ConfigurationPropertySources.get(given))
                .bindOrCreate("greenroom.security", SecuritySettings.class);
    }
}
