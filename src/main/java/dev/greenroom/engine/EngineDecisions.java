package dev.greenroom.engine;

import dev.greenroom.engine.decisions.Decisions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Decision tables as the engine deployed them. */
@Component
class EngineDecisions implements Decisions {

    private final EngineCommands commands;
    private final DecisionService decisions;
    private final RepositoryService repository;

    EngineDecisions(EngineCommands commands, @Lazy DecisionService decisions, @Lazy RepositoryService repository) {
        this.commands = commands;
        this.decisions = decisions;
        this.repository = repository;
    }

    @Override
    public List<Map<String, @Nullable Object>> evaluate(String table, Map<String, @Nullable Object> inputs) {
        DmnDecisionTableResult result = commands.runAsService(context ->
                decisions.evaluateDecisionTableByKey(table).variables(inputs).evaluate());
        return List.copyOf(result.getResultList());
    }

    @Override
    public Optional<String> latestVersion(String table) {
        return commands.runAsService(context -> Optional.ofNullable(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(table)
                        .latestVersion()
                        .singleResult())
                .map(DecisionDefinition::getId));
    }
}
