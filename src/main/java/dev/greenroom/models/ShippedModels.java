package dev.greenroom.models;

import dev.greenroom.models.Publication.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.repository.Deployment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Brings the models in the jar through the door at start: one deployment per folder, when it changed, and never over a
 * version that an owner published since; that is reported instead.
 */
@Component
class ShippedModels implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(ShippedModels.class);
    private static final Pattern PATH = Pattern.compile(".*/((?:processes|forms)/([^/]+)/[^/]+)$");
    private static final List<String> PATTERNS =
            List.of("processes/*/*.bpmn", "processes/*/*.dmn", "forms/*/*.form", "forms/*/*.json");

    private final Models models;
    private final Deployments deployments;
    private final Accounts accounts;
    private final ModelsSettings settings;

    ShippedModels(Models models, Deployments deployments, Accounts accounts, ModelsSettings settings) {
        this.models = models;
        this.deployments = deployments;
        this.accounts = accounts;
        this.settings = settings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (settings.deployShipped()) {
            folders().forEach((folder, files) -> {
                if (settings.shipped().contains(folder)) {
                    publish(folder, files);
                }
            });
        }
    }

    /** One folder; running cases stay on their version. */
    void publish(String folder, List<ModelFile> files) {
        Optional<String> newer = ownersVersion(files);
        if (newer.isPresent() && deployments.lastShipped(folder).isPresent()) {
            report(folder, files, newer.get());
            return;
        }
        accounts.clearConflict(folder);
        Report report = models.publish(files, publication(folder)).report();
        report.files().forEach(file -> file.findings()
                .forEach(found -> LOG.warn("{}: {}: {}", file.name(), found.element(), found.reason())));
    }

    private static Publication publication(String folder) {
        return new Publication(folder, ModelLibrary.HOUSE, true, Origin.SHIPPED, false, true);
    }

    /** The key that an owner published last. */
    private Optional<String> ownersVersion(List<ModelFile> files) {
        return models.keys(files).stream()
                .filter(key -> deployments
                        .latest(key.key(), key.type())
                        .map(Deployment::getSource)
                        .filter(Deployments.UPLOADED::equals)
                        .isPresent())
                .map(Models.Key::key)
                .findFirst();
    }

    private void report(String folder, List<ModelFile> files, String key) {
        Map<String, byte[]> shipped = models.prepared(files, publication(folder));
        boolean same = deployments
                .lastShipped(folder)
                .filter(deployment -> deployments.holds(deployment.getId(), shipped))
                .isPresent();
        if (same) {
            accounts.clearConflict(folder);
            return;
        }
        String reason = "The shipped '" + key
                + "' changed, but an owner's version stands in front of it: publish one of" + " them to settle it.";
        LOG.warn("{}: {}", folder, reason);
        accounts.conflict(folder, reason);
    }

    private static Map<String, List<ModelFile>> folders() {
        Map<String, Map<String, ModelFile>> folders = new TreeMap<>();
        for (String pattern : PATTERNS) {
            for (Resource resource : find("classpath*:" + pattern)) {
                Matcher path = PATH.matcher(url(resource));
                if (path.matches()) {
                    folders.computeIfAbsent(path.group(2), folder -> new TreeMap<>())
                            .put(path.group(1), file(path.group(1), resource));
                }
            }
        }
        Map<String, List<ModelFile>> files = new TreeMap<>();
        folders.forEach((folder, found) -> files.put(folder, new ArrayList<>(found.values())));
        return files;
    }

    private static ModelFile file(String name, Resource resource) {
        try (InputStream in = resource.getInputStream()) {
            return new ModelFile(name, in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + name, unreadable);
        }
    }

    private static Resource[] find(String pattern) {
        try {
            return new PathMatchingResourcePatternResolver().getResources(pattern);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String url(Resource resource) {
        try {
            return resource.getURL().toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
