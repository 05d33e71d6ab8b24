package dev.greenroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.shared.MovableClock;
import java.time.Duration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GreenroomTest
class EngineSetupTests {

    private final ProcessEngine engine;
    private final MovableClock clock;

    EngineSetupTests(@Autowired ProcessEngine engine, @Autowired MovableClock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    @Test
    void runsOnTheFactsLevelWithAuthorizationOn() {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        assertThat(configuration.getHistoryLevel()).isInstanceOf(FactsLevel.class);
        assertThat(configuration.isAuthorizationEnabled()).isTrue();
        assertThat(configuration.isDeserializationTypeValidationEnabled()).isTrue();
        assertThat(configuration.getQueryMaxResultsLimit()).isEqualTo(1000);
        assertThat(configuration.getFailedJobRetryTimeCycle()).isEqualTo("PT10S,PT1M,PT10M");
        assertThat(configuration.getDefaultSerializationFormat()).isEqualTo("application/json");
        assertThat(configuration.isEnforceHistoryTimeToLive()).isTrue();
    }

    @Test
    void theEngineFollowsTheMovedClock() {
        clock.advance(Duration.ofDays(3));
        assertThat(ClockUtil.getCurrentTime().toInstant()).isEqualTo(clock.instant());
    }
}
