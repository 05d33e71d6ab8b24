package dev.greenroom.connectors;

import dev.greenroom.connectors.ConnectorsConfiguration.Served;
import dev.greenroom.engine.functions.TopicWork;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gathers every topic this node serves, outside systems' and the house's own, and the workers that serve them. */
@Configuration(proxyBeanMethods = false)
class WorkersConfiguration {

    @Bean
    Bell connectorBell() {
        return new Bell();
    }

    @Bean
    HeldTasks heldTasks(ExternalTaskService tasks, Clock clock, ConnectorsSettings settings) {
        // A name of its own per start: a worker that comes back from the dead is somebody else.
        return new HeldTasks(tasks, clock, "greenroom-" + UUID.randomUUID(), settings.lock());
    }

    @Bean
    Topics servedTopics(List<Served> outside, List<TopicWork> inside) {
        List<Connector> served = new ArrayList<>();
        outside.stream()
                .filter(Served::enabled)
                .forEach(each -> served.addAll(each.outside().topics()));
        inside.forEach(work -> served.add(TopicConnector.of(work.topic(), work.reads(), errand -> run(work, errand))));
        return new Topics(served);
    }

    private static Map<String, Object> run(TopicWork work, Errand errand) {
        return work.body()
                .run(new TopicWork.Call(errand.key(), errand.instanceId(), errand.element(), errand.variables()));
    }

    @Bean
    ExternalWork externalWork(
            Topics topics,
            ExternalTaskService tasks,
            RepositoryService models,
            HeldTasks held,
            ConnectorsSettings settings) {
        return new ExternalWork(topics.served(), tasks, new CaughtErrors(models), held, settings);
    }

    @Bean
    @ConditionalOnProperty(name = "greenroom.serving", havingValue = "true", matchIfMissing = true)
    ConnectorWorkers connectorWorkers(ExternalWork work, HeldTasks held, Bell bell, ConnectorsSettings settings) {
        return new ConnectorWorkers(work, held, bell, settings);
    }

    /** Everything this node serves. */
    record Topics(List<Connector> served) {}
}
