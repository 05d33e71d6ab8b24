package dev.greenroom.models;

import dev.greenroom.engine.catalog.OutsideOfChecks;
import dev.greenroom.engine.models.CheckedModel;
import dev.greenroom.engine.models.Finding;
import dev.greenroom.engine.models.ModelCheck;
import dev.greenroom.engine.models.ModelTrial;
import dev.greenroom.engine.models.ModelType;
import dev.greenroom.engine.models.Names;
import dev.greenroom.engine.models.XmlNode;
import dev.greenroom.engine.models.XmlWriter;
import dev.greenroom.models.Publication.Origin;
import dev.greenroom.sla.LevelFindings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The safe deployer: every model goes through here. Checks all files, completes those from elsewhere, lets the engine try
 * them, and deploys all of them or none. Throws {@link ModelRefused} with every reason.
 */
@Component
@EnableConfigurationProperties(ModelsSettings.class)
class Models {

    private final ModelCheck check;
    private final ModelTrial trial;
    private final Deployments deployments;
    private final Accounts accounts;
    private final ModelsSettings settings;
    private final OutsideOfChecks asService;
    private final LevelFindings levels;
    private final TransactionTemplate transaction;

    Models(
            ModelCheck check,
            ModelTrial trial,
            Deployments deployments,
            Accounts accounts,
            ModelsSettings settings,
            OutsideOfChecks asService,
            LevelFindings levels,
            TransactionTemplate transaction) {
        this.check = check;
        this.trial = trial;
        this.deployments = deployments;
        this.accounts = accounts;
        this.settings = settings;
        this.asService = asService;
        this.levels = levels;
        this.transaction = transaction;
    }

    /** What was published: the report, and the engine's own account of it (absent when nothing was deployed). */
    record Published(Report report, Optional<DeploymentWithDefinitions> deployment) {}

    Published publish(List<ModelFile> files, Publication publication) {
        List<Candidate> candidates = checked(files);
        Map<String, byte[]> resources = new LinkedHashMap<>();
        if (candidates.stream().noneMatch(candidate -> isRefused(candidate, files.size()))) {
            resources.putAll(prepare(candidates, publication));
        }
        Reports reports = new Reports(candidates, publication, files.size() > 1);
        boolean refused = candidates.stream().anyMatch(candidate -> isRefused(candidate, files.size()));
        boolean drafts = candidates.stream().anyMatch(Candidate::isDraft);
        if (refused || (resources.isEmpty() && !drafts)) {
            throw new ModelRefused(reports.of(null, false));
        } else if (publication.dryRun()) {
            return new Published(reports.of(null, false), Optional.empty());
        }
        return store(candidates, resources, publication, reports);
    }

    /** What a file will be known by. */
    record Key(String key, ModelType type) {}

    /** The keys of the processes and decisions in these files. */
    List<Key> keys(List<ModelFile> files) {
        return checked(files).stream()
                .filter(candidate -> candidate.type() == ModelType.PROCESS || candidate.type() == ModelType.DECISION)
                .flatMap(candidate -> candidate.keys().stream().map(key -> new Key(key, candidate.type())))
                .toList();
    }

    /** What would be deployed of these files, by resource name. */
    Map<String, byte[]> prepared(List<ModelFile> files, Publication publication) {
        return prepare(checked(files), publication);
    }

    private List<Candidate> checked(List<ModelFile> files) {
        List<Candidate> candidates = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (ModelFile file : files) {
            CheckedModel model = check.check(file.name(), file.bytes());
            ModelFile named = file.as(model.type());
            if (!names.add(named.name())) {
                throw new UploadRefused("file-name", "'" + named.name() + "' is handed in twice.");
            }
            candidates.add(new Candidate(named, model));
        }
        return candidates;
    }

    /** A file of an unknown kind spoils an upload only when it comes alone. */
    private static boolean isRefused(Candidate candidate, int files) {
        return candidate.isUnknown() ? files == 1 || !isNoModel(candidate) : candidate.isRefused();
    }

    private static boolean isNoModel(Candidate candidate) {
        return candidate.findings().stream().allMatch(found -> found.code().equals("no-model"));
    }

    private Map<String, byte[]> prepare(List<Candidate> candidates, Publication publication) {
        List<Candidate> runnable = candidates.stream()
                .filter(candidate -> !candidate.isDraft() && !candidate.isUnknown())
                .toList();
        new Ownership(accounts, deployments).check(runnable, publication);
        CallGraph calls = new CallGraph(runnable, this::standing);
        runnable.forEach(calls::check);
        Map<String, byte[]> resources = new LinkedHashMap<>();
        if (publication.origin() != Origin.SHIPPED) {
            resources.putAll(deployments.carriedForms(runnable));
        }
        runnable.stream()
                .filter(candidate -> candidate.model().json() != null)
                .forEach(candidate -> resources.put(candidate.file().name(), Forms.written(candidate)));
        Surroundings around = surroundings(runnable, resources);
        Function<String, Optional<String>> levelProblem = levelProblem(runnable, publication);
        for (Candidate candidate : runnable) {
            XmlNode tree = candidate.model().xml();
            if (tree != null) {
                Map<String, byte[]> made = complete(candidate, tree, around, publication, levelProblem);
                resources.putAll(made);
                resources.put(candidate.file().name(), XmlWriter.write(tree));
            }
        }
        runnable.forEach(candidate -> confirm(candidate, resources));
        return resources;
    }

    /** What comes with the house, or with a table of its own, comes with its levels. */
    private Function<String, Optional<String>> levelProblem(List<Candidate> candidates, Publication publication) {
        if (publication.origin() == Origin.SHIPPED) {
            return level -> Optional.empty();
        }
        boolean comesAlong =
                candidates.stream().anyMatch(candidate -> candidate.keys().contains(LevelFindings.TABLE));
        return comesAlong ? level -> Optional.empty() : levels.problems();
    }

    private Optional<XmlNode> standing(String process) {
        return deployments
                .latestSource(process)
                .map(file -> check.check(file.name(), file.bytes()).xml())
                .flatMap(root -> root.children(Names.BPMN, "process")
                        .filter(node -> process.equals(node.attribute("id")))
                        .findFirst());
    }

    private Map<String, byte[]> complete(
            Candidate candidate,
            XmlNode tree,
            Surroundings around,
            Publication publication,
            Function<String, Optional<String>> levelProblem) {
        Cleaning.clean(tree, candidate.type());
        Origin origin = origin(candidate, publication);
        Map<String, byte[]> forms = new HashMap<>();
        if (candidate.type() == ModelType.PROCESS) {
            forms.putAll(new Adoption(candidate, around, settings, levelProblem).complete());
        } else {
            DecisionAdoption.complete(candidate, tree, settings);
        }
        if (origin == Origin.OWN) {
            candidate.demandCompleteness();
        }
        // Told and not demanded, since what is shipped stands in for it: our own table is told on the page of the
        // levels.
        if (candidate.mayBeIncomplete() && candidate.keys().contains(LevelFindings.TABLE)) {
            levels.unsaid(candidate.file().bytes()).forEach(reason -> candidate.add(levelFinding(candidate, reason)));
        }
        return forms;
    }

    private static Finding levelFinding(Candidate candidate, String reason) {
        return new Finding(
                candidate.file().name(), LevelFindings.TABLE, null, Finding.Kind.COMPLETENESS, "service-level", reason);
    }

    private static Origin origin(Candidate candidate, Publication publication) {
        if (publication.origin() != Origin.BY_CONTENT) {
            return publication.origin();
        }
        boolean own =
                candidate.processes().stream().anyMatch(process -> Extensions.property(process, "phases") != null);
        return own ? Origin.OWN : Origin.ELSEWHERE;
    }

    private Surroundings surroundings(List<Candidate> candidates, Map<String, byte[]> resources) {
        Map<String, String> forms = new HashMap<>();
        resources.forEach((name, bytes) -> {
            if (name.endsWith(".form")) {
                forms.put(name, Forms.id(name, bytes));
            }
        });
        return deployments.surroundings(candidates, forms);
    }

    /** What will be deployed is checked once more as it will be deployed, and the engine says what it thinks of it. */
    private void confirm(Candidate candidate, Map<String, byte[]> resources) {
        byte[] bytes = resources.get(candidate.file().name());
        if (bytes == null || candidate.isRefused()) {
            return;
        }
        CheckedModel again = check.check(candidate.file().name(), bytes);
        again.findings().stream()
                .filter(found -> found.kind() != Finding.Kind.COMPLETENESS)
                .forEach(candidate::add);
        if (again.isSafe()) {
            trial.tryOut(candidate.file().name(), candidate.type(), bytes).forEach(candidate::add);
        }
    }

    private Published store(
            List<Candidate> candidates, Map<String, byte[]> resources, Publication publication, Reports reports) {
        try {
            return Objects.requireNonNull(
                    transaction.execute(status -> storeInTransaction(candidates, resources, publication, reports)));
        } catch (ProcessEngineException refused) {
            Candidate first = candidates.stream()
                    .filter(candidate -> resources.containsKey(candidate.file().name()))
                    .findFirst()
                    .orElseThrow(() -> refused);
            first.add(new Finding(
                    first.file().name(),
                    first.keys().isEmpty() ? Finding.DOCUMENT : first.keys().get(0),
                    null,
                    Finding.Kind.MEANING,
                    "engine",
                    String.valueOf(refused.getMessage())));
            throw new ModelRefused(reports.of(null, false));
        }
    }

    private Published storeInTransaction(
            List<Candidate> candidates, Map<String, byte[]> resources, Publication publication, Reports reports) {
        candidates.stream().filter(Candidate::isDraft).forEach(candidate -> keep(candidate, publication));
        if (resources.isEmpty()) {
            return new Published(reports.of(null, false), Optional.empty());
        }
        var deployed = asService.run(() -> deployments.deploy(resources, publication));
        boolean unchanged = deployed.getDeployedProcessDefinitions() == null
                && deployed.getDeployedDecisionDefinitions() == null
                && accounts.hasDeployment(deployed.getId());
        if (!unchanged) {
            record(candidates, resources, publication, deployed.getId());
        }
        return new Published(reports.of(deployed.getId(), unchanged), Optional.of(deployed));
    }

    private void keep(Candidate candidate, Publication publication) {
        List<String> reasons = candidate.findings().stream()
                .map(found -> found.element() + ": " + found.reason())
                .toList();
        boolean kept = accounts.keep(candidate.file(), publication.by(), reasons, settings.draftsPerAuthor());
        if (!kept) {
            throw new UploadRefused(
                    "too-many-drafts",
                    "You have " + settings.draftsPerAuthor() + " drafts; that is the most that are kept. Finish or"
                            + " delete one first.");
        }
    }

    private void record(
            List<Candidate> candidates, Map<String, byte[]> resources, Publication publication, String deployment) {
        for (Candidate candidate : candidates) {
            byte[] bytes = resources.get(candidate.file().name());
            if (bytes != null) {
                accounts.add(candidate, new ModelFile(candidate.file().name(), bytes), publication, deployment);
            }
        }
    }
}
