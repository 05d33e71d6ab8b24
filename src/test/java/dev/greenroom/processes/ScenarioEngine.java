package dev.greenroom.processes;

import dev.greenroom.engine.EngineParts;
import dev.greenroom.engine.functions.ModelDelegate;
import dev.greenroom.engine.functions.ModelFunction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessCoverageInMemProcessEngineConfiguration;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.springframework.context.ApplicationEventPublisher;

/** The real engine in memory: its walls and facts, no job executor, service levels far away. */
final class ScenarioEngine {

    private ScenarioEngine() {}

    static ProcessEngineConfigurationImpl configuration(ApplicationEventPublisher facts) {
        var configuration = new ProcessCoverageInMemProcessEngineConfiguration();
        String own = "scenarios-" + UUID.randomUUID();
        configuration.setProcessEngineName(own);
        configuration.setJdbcUrl("jdbc:h2:mem:" + own);
        configuration.setJobExecutorActivate(false);
        // Spring's configuration brings these lists, the plain one leaves them out.
        configuration.setCustomPreDeployers(new ArrayList<>());
        configuration.setCustomPreCommandInterceptorsTxRequired(new ArrayList<>());
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(new ArrayList<>());
        configuration.setCustomPostCommandInterceptorsTxRequired(new ArrayList<>());
        configuration.setCustomPostCommandInterceptorsTxRequiresNew(new ArrayList<>());
        configuration.getProcessEnginePlugins().add(new SpinProcessEnginePlugin());
        configuration
                .getProcessEnginePlugins()
                .add(EngineParts.setUp(
                        List.of(far("sla.warnAt", "2999-01-01T00:00:00Z"), far("sla.lateAt", "2999-02-01T00:00:00Z")),
                        List.of(nothing("escalateAtRisk"), nothing("escalateLate")),
                        facts));
        return configuration;
    }

    private static ModelFunction far(String name, String due) {
        return new ModelFunction(name, 0, (scope, arguments) -> Date.from(Instant.parse(due)));
    }

    private static ModelDelegate nothing(String name) {
        return new ModelDelegate(name, scope -> {});
    }
}
