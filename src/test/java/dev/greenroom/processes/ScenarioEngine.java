package dev.greenroom.processes;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessCoverageInMemProcessEngineConfiguration;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;

/** An engine in memory for scenarios: no job executor, and stand-ins for what code registers by name. */
final class ScenarioEngine {

    private ScenarioEngine() {}

    static ProcessEngineConfigurationImpl configuration(Trail trail) {
        var configuration = new ProcessCoverageInMemProcessEngineConfiguration();
        configuration.setJobExecutorActivate(false);
        configuration.setDefaultSerializationFormat("application/json");
        configuration.getProcessEnginePlugins().add(new SpinProcessEnginePlugin());
        configuration.getCustomHistoryEventHandlers().add(trail);
        JavaDelegate nothing = execution -> {};
        configuration.setBeans(Map.of("sla", new FarClock(), "escalateAtRisk", nothing, "escalateLate", nothing));
        return configuration;
    }

    /** A service level far away. */
    public static final class FarClock {

        public Date warnAt() {
            return Date.from(Instant.parse("2999-01-01T00:00:00Z"));
        }

        public Date lateAt() {
            return Date.from(Instant.parse("2999-02-01T00:00:00Z"));
        }
    }
}
