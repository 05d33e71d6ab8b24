package dev.greenroom.engine;

import dev.greenroom.engine.functions.ModelDelegate;
import dev.greenroom.engine.functions.ModelFunction;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.context.ApplicationEventPublisher;

/** The engine's walls and facts without a Spring context, for tests that run models only. */
public final class EngineParts {

    private EngineParts() {}

    /** The real set-up, with what code would register by name. */
    public static ProcessEnginePlugin setUp(
            List<ModelFunction> functions, List<ModelDelegate> delegates, ApplicationEventPublisher facts) {
        VariableValues values = new VariableValues();
        ModelRegistry registry = new ModelRegistry(functions::stream, delegates::stream);
        return GreenroomEngine.of(
                new EngineSettings(EngineSettings.StoredHistory.STANDARD, 10_000, 1_000, 20), registry, values, facts);
    }
}
