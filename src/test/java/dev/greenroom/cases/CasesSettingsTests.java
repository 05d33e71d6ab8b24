package dev.greenroom.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class CasesSettingsTests {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(CasesSettings.class)
    static class Setup {}

    private final ApplicationContextRunner service = new ApplicationContextRunner().withUserConfiguration(Setup.class);

    @Test
    void messagesWaitAMonthUnlessSaidOtherwise() {
        service.run(context -> assertThat(context.getBean(CasesSettings.class).messageTimeToLive())
                .isEqualTo(Duration.ofDays(30)));
        service.withPropertyValues("greenroom.cases.message-time-to-live=2h")
                .run(context -> assertThat(context.getBean(CasesSettings.class).messageTimeToLive())
                        .isEqualTo(Duration.ofHours(2)));
    }
}
