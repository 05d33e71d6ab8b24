package dev.greenroom.engine;

import dev.greenroom.engine.catalog.OutsideOfChecks;
import dev.greenroom.engine.functions.ModelDelegate;
import dev.greenroom.engine.functions.ModelFunction;
import dev.greenroom.engine.models.ModelCheck;
import dev.greenroom.shared.MovableClock;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.CompositeProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.spring.boot.starter.util.CamundaSpringBootUtil;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskExecutor;

/** Puts the engine's parts together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EngineSettings.class)
class EngineSetup {

    @Bean
    VariableValues variableValues() {
        return new VariableValues();
    }

    @Bean
    OutsideOfChecks outsideOfChecks(EngineCommands commands) {
        return new OutsideOfChecks() {
            @Override
            public <T> T run(Supplier<T> read) {
                return commands.runAsService(context -> read.get());
            }
        };
    }

    @Bean
    ProcessEngineConfigurationImpl processEngineConfiguration(List<ProcessEnginePlugin> plugins) {
        SpringProcessEngineConfiguration configuration =
                CamundaSpringBootUtil.initCustomFields(new GreenroomConfiguration());
        configuration.getProcessEnginePlugins().add(new CompositeProcessEnginePlugin(plugins));
        return configuration;
    }

    /** Where nodes and their clocks are real: not in a replay, a test or a command. */
    @Bean
    @ConditionalOnWebApplication
    @ConditionalOnProperty(name = "greenroom.clock", havingValue = "system", matchIfMissing = true)
    ClockGuard clockGuard(Clock clock, DataSource database, ProcessEngineConfigurationImpl engine) {
        return new ClockGuard(clock, database, engine);
    }

    @Bean
    @ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", havingValue = "true", matchIfMissing = true)
    BundlingJobs jobExecutor(
            @Qualifier("camundaTaskExecutor") TaskExecutor others,
            CamundaBpmProperties settings,
            ModelRegistry registry) {
        return new BundlingJobs(others, registry::moves).as(settings.getJobExecution());
    }

    @Bean
    ModelRegistry modelRegistry(ObjectProvider<ModelFunction> functions, ObjectProvider<ModelDelegate> delegates) {
        return new ModelRegistry(functions::stream, delegates::stream);
    }

    @Bean
    ModelCheck modelCheck(ModelRegistry registry) {
        return new ModelCheck(registry);
    }

    @Bean
    GreenroomEngine greenroomEngine(
            EngineSettings settings,
            VariableValues values,
            ModelRegistry registry,
            ApplicationEventPublisher publisher,
            ObjectProvider<MovableClock> movable) {
        // The engine's clock is one for the whole machine: a clock that stood before must not stand on.
        ClockUtil.reset();
        movable.ifAvailable(clock -> clock.follow(instant -> ClockUtil.setCurrentTime(Date.from(instant))));
        return GreenroomEngine.of(settings, registry, values, publisher);
    }
}
