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
import org.camunda.bpm.spring.boot.starter.util.CamundaSpringBootUtil;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
        movable.ifAvailable(clock -> clock.follow(instant -> ClockUtil.setCurrentTime(Date.from(instant))));
        return GreenroomEngine.of(settings, registry, values, publisher);
    }
}
