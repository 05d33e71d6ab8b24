package dev.greenroom.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.engine.catalog.OutsideOfChecks;
import dev.greenroom.engine.models.ModelType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is published here and by whom, with what is still missing, and the drafts. */
@Component
class ModelLibrary {

    /** Who owns what came in the jar. */
    static final String HOUSE = "greenroom";

    /** Everything there is. */
    @Schema(name = "ModelShelves")
    record Shelves(List<Shelf> items, List<Accounts.Draft> drafts, List<Accounts.Conflict> conflicts) {}

    /** The latest version of a process or decision. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ModelShelf")
    record Shelf(
            String key,
            String type,
            String name,
            int version,
            String definitionId,
            String deployment,
            String owner,
            @Nullable String origin,
            @Nullable String sha256,
            @Nullable Instant publishedAt,
            List<Accounts.Warning> warnings) {}

    private final RepositoryService repository;
    private final OutsideOfChecks asService;
    private final Accounts accounts;

    ModelLibrary(RepositoryService repository, OutsideOfChecks asService, Accounts accounts) {
        this.repository = repository;
        this.asService = asService;
        this.accounts = accounts;
    }

    Shelves shelves() {
        Map<String, List<Accounts.Warning>> warnings =
                accounts.openWarnings().stream().collect(Collectors.groupingBy(Accounts.Warning::key));
        Map<String, Accounts.Version> versions = accounts.versions().stream()
                .collect(Collectors.toMap(
                        version -> version.type() + " " + version.key() + " " + version.deployment(),
                        version -> version,
                        (first, second) -> first));
        List<Shelf> items = new ArrayList<>();
        latestProcesses().forEach(found -> items.add(shelf(found, ModelType.PROCESS, versions, warnings)));
        latestDecisions().forEach(found -> items.add(shelf(found, ModelType.DECISION, versions, warnings)));
        return new Shelves(items, accounts.drafts(), accounts.conflicts());
    }

    private List<ResourceDefinition> latestProcesses() {
        return asService.run(() -> List.copyOf(repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .orderByProcessDefinitionKey()
                .asc()
                .list()));
    }

    private List<ResourceDefinition> latestDecisions() {
        return asService.run(() -> List.copyOf(repository
                .createDecisionDefinitionQuery()
                .latestVersion()
                .orderByDecisionDefinitionKey()
                .asc()
                .list()));
    }

    private static Shelf shelf(
            ResourceDefinition found,
            ModelType type,
            Map<String, Accounts.Version> versions,
            Map<String, List<Accounts.Warning>> warnings) {
        Optional<Accounts.Version> version =
                Optional.ofNullable(versions.get(type + " " + found.getKey() + " " + found.getDeploymentId()));
        String name = found.getName();
        return new Shelf(
                found.getKey(),
                type.name().toLowerCase(java.util.Locale.ROOT),
                name == null ? found.getKey() : name,
                found.getVersion(),
                found.getId(),
                found.getDeploymentId(),
                version.map(Accounts.Version::owner).orElse(HOUSE),
                version.map(found1 -> found1.origin().toLowerCase(java.util.Locale.ROOT))
                        .orElse(null),
                version.map(Accounts.Version::sha256).orElse(null),
                version.map(Accounts.Version::publishedAt).orElse(null),
                warnings.getOrDefault(found.getKey(), List.of()));
    }

    Shelf settle(String key, long id, String by, boolean mayTakeAny) {
        Shelf shelf = shelf(key);
        if (!mayTakeAny && !shelf.owner().equals(by) && !shelf.owner().equals(HOUSE)) {
            throw new NotYourModel(key, shelf.owner());
        } else if (!accounts.settle(key, id, by)) {
            throw new UnknownModel("open warning " + id + " of this model");
        }
        return shelf(key);
    }

    private Shelf shelf(String key) {
        return shelves().items().stream()
                .filter(shelf -> shelf.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new UnknownModel("model of this key"));
    }

    void drop(String draft, String by) {
        if (!accounts.drop(draft, by)) {
            throw new UnknownModel("draft of yours with this id");
        }
    }

    byte[] draft(String id) {
        return accounts.draft(id).orElseThrow(() -> new UnknownModel("draft of this id"));
    }
}
