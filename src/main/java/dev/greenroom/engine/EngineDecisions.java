package dev.greenroom.engine;

import dev.greenroom.engine.decisions.Decisions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Decision tables as the engine deployed them. */
@Component
class EngineDecisions implements Decisions {

    private final EngineCommands commands;
    private final DecisionService decisions;
    private final RepositoryService repository;
    private final JdbcClient jdbc;

    EngineDecisions(
            EngineCommands commands,
            @Lazy DecisionService decisions,
            @Lazy RepositoryService repository,
            JdbcClient jdbc) {
        this.commands = commands;
        this.decisions = decisions;
        this.repository = repository;
        this.jdbc = jdbc;
    }

    @Override
    public List<Map<String, @Nullable Object>> evaluate(String table, Map<String, @Nullable Object> inputs) {
        DmnDecisionTableResult result = commands.runAsService(context ->
                decisions.evaluateDecisionTableByKey(table).variables(inputs).evaluate());
        return List.copyOf(result.getResultList());
    }

    /** Asked once in a transaction: what happens together goes by one version of each table. */
    @Override
    public Optional<String> latestVersion(String table) {
        Map<String, Optional<String>> seen = seen();
        Optional<String> known = seen.get(table);
        if (known == null) {
            // Asked so often that building the engine's own question would take longer than its answer.
            known = jdbc.sql("select ID_ from ACT_RE_DECISION_DEF where KEY_ = :table and TENANT_ID_ is null"
                            + " order by VERSION_ desc limit 1")
                    .param("table", table)
                    .query(String.class)
                    .optional();
            seen.put(table, known);
        }
        return known;
    }

    @SuppressWarnings("unchecked") // nobody else binds anything to this key
    private Map<String, Optional<String>> seen() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return new HashMap<>();
        }
        Object bound = TransactionSynchronizationManager.getResource(this);
        if (bound != null) {
            return (Map<String, Optional<String>>) bound;
        }
        Map<String, Optional<String>> seen = new HashMap<>();
        TransactionSynchronizationManager.bindResource(this, seen);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(EngineDecisions.this);
            }
        });
        return seen;
    }

    @Override
    public Optional<byte[]> source(String table) {
        return commands.runAsService(context -> latest(table).map(this::bytes));
    }

    @Override
    public Function<Map<String, @Nullable Object>, List<Map<String, @Nullable Object>>> trial(
            String table, byte[] source) {
        DmnDecision read = commands.runAsService(
                context -> engine(context).parseDecision(table, new ByteArrayInputStream(source)));
        return inputs -> commands.runAsService(context ->
                List.copyOf(engine(context).evaluateDecisionTable(read, inputs).getResultList()));
    }

    private static DmnEngine engine(CommandContext context) {
        return context.getProcessEngineConfiguration().getDmnEngine();
    }

    private byte[] bytes(DecisionDefinition definition) {
        try (InputStream in =
                repository.getResourceAsStream(definition.getDeploymentId(), definition.getResourceName())) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Optional<DecisionDefinition> latest(String table) {
        return Optional.ofNullable(repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(table)
                .latestVersion()
                .singleResult());
    }
}
