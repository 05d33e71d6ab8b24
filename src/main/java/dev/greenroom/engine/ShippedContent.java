package dev.greenroom.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Deploys the processes that Greenroom ships: one deployment per process with its tables and forms, when it changed. */
@Component
class ShippedContent implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(ShippedContent.class);
    private static final String SOURCE = "shipped";
    private static final Pattern PATH = Pattern.compile(".*/((?:processes|forms)/([^/]+)/[^/]+)$");

    private final RepositoryService repository;
    private final EngineSettings settings;

    ShippedContent(@Lazy RepositoryService repository, EngineSettings settings) {
        this.repository = repository;
        this.settings = settings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (settings.deployShippedContent()) {
            deploy();
        }
    }

    /** Deploys what changed since the last time; running cases stay on their version. */
    void deploy() {
        Map<String, Map<String, Resource>> folders = new TreeMap<>();
        for (String pattern :
                new String[] {"processes/*/*.bpmn", "processes/*/*.dmn", "forms/*/*.form", "forms/*/*.json"}) {
            for (Resource resource : find("classpath*:" + pattern)) {
                Matcher path = PATH.matcher(url(resource));
                if (path.matches()) {
                    folders.computeIfAbsent(path.group(2), folder -> new TreeMap<>())
                            .put(path.group(1), resource);
                }
            }
        }
        folders.keySet().retainAll(settings.shipped());
        folders.forEach(this::deploy);
    }

    private void deploy(String folder, Map<String, Resource> resources) {
        DeploymentBuilder deployment =
                repository.createDeployment().name(folder).source(SOURCE).enableDuplicateFiltering(false);
        resources.forEach((name, resource) -> add(deployment, name, resource));
        String id = deployment.deploy().getId();
        LOG.debug("{} stands in deployment {}", folder, id);
    }

    private static void add(DeploymentBuilder deployment, String name, Resource resource) {
        try (InputStream in = resource.getInputStream()) {
            deployment.addInputStream(name, in);
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
