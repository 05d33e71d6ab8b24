package dev.greenroom.models;

import dev.greenroom.engine.catalog.OutsideOfChecks;
import dev.greenroom.engine.models.ModelType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** The engine's deployments, as the service itself sees them. */
@Component
class Deployments {

    static final String SHIPPED = "shipped";
    static final String UPLOADED = "uploaded";

    private final RepositoryService repository;
    private final OutsideOfChecks asService;

    Deployments(RepositoryService repository, OutsideOfChecks asService) {
        this.repository = repository;
        this.asService = asService;
    }

    /** The deployment of the latest version of a process or decision. */
    Optional<Deployment> latest(String key, ModelType type) {
        return asService
                .run(() -> type == ModelType.PROCESS ? latestProcess(key) : latestDecision(key))
                .flatMap(this::deployment);
    }

    private Optional<String> latestProcess(String key) {
        return Optional.ofNullable(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .latestVersion()
                        .singleResult())
                .map(ProcessDefinition::getDeploymentId);
    }

    /** The file in which the latest version of a process stands. */
    Optional<ModelFile> latestSource(String process) {
        return Optional.ofNullable(asService.run(() -> repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(process)
                        .latestVersion()
                        .singleResult()))
                .map(found -> new ModelFile(
                        found.getResourceName(), bytes(found.getDeploymentId(), found.getResourceName())));
    }

    private Optional<String> latestDecision(String key) {
        return Optional.ofNullable(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(key)
                        .latestVersion()
                        .singleResult())
                .map(definition -> definition.getDeploymentId());
    }

    private Optional<Deployment> deployment(String id) {
        return Optional.ofNullable(asService.run(
                () -> repository.createDeploymentQuery().deploymentId(id).singleResult()));
    }

    /** The last deployment of shipped content under a name. */
    Optional<Deployment> lastShipped(String name) {
        return asService
                .run(() -> repository
                        .createDeploymentQuery()
                        .deploymentName(name)
                        .deploymentSource(SHIPPED)
                        .orderByDeploymentTime()
                        .desc()
                        .listPage(0, 1))
                .stream()
                .findFirst();
    }

    boolean holds(String deployment, Map<String, byte[]> resources) {
        Set<String> names = new HashSet<>(asService.run(() -> repository.getDeploymentResourceNames(deployment)));
        return names.equals(resources.keySet())
                && resources.entrySet().stream()
                        .allMatch(file -> Arrays.equals(bytes(deployment, file.getKey()), file.getValue()));
    }

    byte[] bytes(String deployment, String resource) {
        try (InputStream in = asService.run(() -> repository.getResourceAsStream(deployment, resource))) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Forms of the latest versions of these processes, for versions that come without them. */
    Map<String, byte[]> carriedForms(List<Candidate> candidates) {
        Map<String, byte[]> carried = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            if (candidate.type() == ModelType.PROCESS) {
                candidate.keys().forEach(key -> latest(key, ModelType.PROCESS)
                        .ifPresent(deployment -> carried.putAll(forms(deployment.getId()))));
            }
        }
        return carried;
    }

    private Map<String, byte[]> forms(String deployment) {
        Map<String, byte[]> forms = new LinkedHashMap<>();
        for (String name : asService.run(() -> repository.getDeploymentResourceNames(deployment))) {
            if (name.endsWith(".form") || name.endsWith(".json")) {
                forms.put(name, bytes(deployment, name));
            }
        }
        return forms;
    }

    /** What the models of an upload will find: each other, and what stands already. */
    Surroundings surroundings(List<Candidate> candidates, Map<String, String> forms) {
        Set<String> processes = new HashSet<>(
                asService.run(() -> repository.createProcessDefinitionQuery().latestVersion().list().stream()
                        .map(ProcessDefinition::getKey)
                        .toList()));
        Set<String> decisions = new HashSet<>(
                asService.run(() -> repository.createDecisionDefinitionQuery().latestVersion().list().stream()
                        .map(definition -> definition.getKey())
                        .toList()));
        for (Candidate candidate : candidates) {
            (candidate.type() == ModelType.PROCESS ? processes : decisions).addAll(candidate.keys());
        }
        return new Surroundings(processes, decisions, forms);
    }

    DeploymentWithDefinitions deploy(Map<String, byte[]> resources, Publication publication) {
        boolean shipped = publication.origin() == Publication.Origin.SHIPPED;
        DeploymentBuilder deployment =
                repository.createDeployment().name(publication.name()).source(shipped ? SHIPPED : UPLOADED);
        if (shipped || publication.changedOnly()) {
            deployment.enableDuplicateFiltering(false);
        }
        resources.forEach((name, bytes) -> deployment.addInputStream(name, new java.io.ByteArrayInputStream(bytes)));
        return deployment.deployWithResult();
    }
}
