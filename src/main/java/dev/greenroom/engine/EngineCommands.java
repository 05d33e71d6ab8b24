package dev.greenroom.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Runs code inside the engine's transaction (the current one, when there is one), as the service itself. */
@Component
class EngineCommands {

    private final ObjectProvider<ProcessEngineConfigurationImpl> configuration;

    EngineCommands(ObjectProvider<ProcessEngineConfigurationImpl> configuration) {
        this.configuration = configuration;
    }

    <T> T run(Command<T> command) {
        return configuration.getObject().getCommandExecutorTxRequired().execute(command);
    }

    /** The same, with the engine's authorization checks off. */
    <T> T runAsService(Command<T> command) {
        return run(context -> context.runWithoutAuthorization(() -> command.execute(context)));
    }
}
