package dev.greenroom.engine.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Reads models from the engine's deployments and keeps what it has read. */
@Component
class DeployedProcesses implements ProcessCatalog {

    private static final String FORM = ".form";
    private static final String GERMAN = ".de.json";

    private final RepositoryService repository;
    private final OutsideOfChecks checks;
    private final FormReader formReader = new FormReader();
    private final Map<String, ProcessModel> read = new ConcurrentHashMap<>();
    private final Map<String, Flows> flows = new ConcurrentHashMap<>();

    DeployedProcesses(@Lazy RepositoryService repository, OutsideOfChecks checks) {
        this.repository = repository;
        this.checks = checks;
    }

    @Override
    public ProcessModel model(String definitionId) {
        return known(definitionId).orElseThrow(() -> new UnknownProcess(definitionId));
    }

    @Override
    public Optional<ProcessModel> known(String definitionId) {
        ProcessModel known = read.get(definitionId);
        return known != null ? Optional.of(known) : checks.run(() -> load(definitionId));
    }

    @Override
    public Flows flows(String definitionId) {
        model(definitionId);
        Flows known = flows.get(definitionId);
        if (known != null) {
            return known;
        }
        Flows found = checks.run(() -> FlowReader.read(repository.getBpmnModelInstance(definitionId)));
        flows.put(definitionId, found);
        return found;
    }

    @Override
    public Optional<ProcessModel> latest(String process) {
        return checks.run(() -> Optional.ofNullable(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(process)
                        .latestVersion()
                        .singleResult()))
                .map(definition -> model(definition.getId()));
    }

    @Override
    public List<ProcessModel> allLatest() {
        return checks
                .run(() -> repository
                        .createProcessDefinitionQuery()
                        .latestVersion()
                        .orderByProcessDefinitionKey()
                        .asc()
                        .list())
                .stream()
                .map(definition -> model(definition.getId()))
                .toList();
    }

    // Nothing is thrown through the engine: it would give up the transaction of whoever only asks.
    private Optional<ProcessModel> load(String definitionId) {
        ProcessDefinition definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionId(definitionId)
                .singleResult();
        if (definition == null) {
            return Optional.empty();
        }
        ProcessModel model = new ModelReader(
                        definition, repository.getBpmnModelInstance(definitionId), forms(definition.getDeploymentId()))
                .read();
        read.put(definitionId, model);
        return Optional.of(model);
    }

    private DeployedForms forms(String deployment) {
        List<String> names = repository.getDeploymentResourceNames(deployment);
        Map<String, Form> forms = new LinkedHashMap<>();
        for (String name : names) {
            if (name.endsWith(FORM)) {
                String german = name.substring(0, name.length() - FORM.length()) + GERMAN;
                forms.put(
                        name,
                        formReader.read(
                                name,
                                bytes(deployment, name),
                                names.contains(german) ? bytes(deployment, german) : null));
            }
        }
        return new DeployedForms(java.util.Collections.unmodifiableMap(forms));
    }

    private byte[] bytes(String deployment, String resource) {
        try (InputStream in = repository.getResourceAsStream(deployment, resource)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
