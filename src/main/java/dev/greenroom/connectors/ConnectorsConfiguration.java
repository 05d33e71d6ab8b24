package dev.greenroom.connectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.connectors.ConnectorsSettings.Remote;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ExternalTaskService;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses for each connector: the real system when its address is set, else the local simulator. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConnectorsSettings.class)
class ConnectorsConfiguration {

    @Bean
    Bell connectorBell() {
        return new Bell();
    }

    @Bean
    Endpoints connectorEndpoints(ConnectorsSettings settings, ObjectMapper json) {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        return new Endpoints(settings, client, json);
    }

    @Bean
    CreditBureau creditBureau(ConnectorsSettings settings, Endpoints endpoints, AppliedEffects effects) {
        return endpoints.<CreditBureau>choose(
                settings.creditBureau(),
                "The credit bureau",
                remote -> (request, key) -> remote.post("reports", request, key, CreditBureau.Report.class),
                () -> new SimulatedCreditBureau(endpoints.simulator("credit-bureau", effects)));
    }

    @Bean
    Documents documents(ConnectorsSettings settings, Endpoints endpoints, AppliedEffects effects) {
        return endpoints.<Documents>choose(
                settings.documents(),
                "The document system",
                HttpDocuments::new,
                () -> new SimulatedDocuments(endpoints.simulator("documents", effects)));
    }

    @Bean
    Payments payments(ConnectorsSettings settings, Endpoints endpoints, AppliedEffects effects) {
        return endpoints.<Payments>choose(
                settings.payment(),
                "The payment system",
                remote -> (request, key) -> remote.post("payouts", request, key, Payments.Payout.class),
                () -> new SimulatedPayments(endpoints.simulator("payment", effects)));
    }

    @Bean
    HeldTasks heldTasks(ExternalTaskService tasks, Clock clock, ConnectorsSettings settings) {
        // A name of its own per start: a worker that comes back from the dead is somebody else.
        return new HeldTasks(tasks, clock, "greenroom-" + UUID.randomUUID(), settings.lock());
    }

    @Bean
    ExternalWork externalWork(
            CreditBureau bureau,
            Documents documents,
            Payments payments,
            ExternalTaskService tasks,
            HeldTasks held,
            ConnectorsSettings settings) {
        List<Connector> served = new ArrayList<>();
        serve(served, settings.creditBureau(), new CreditBureauConnector(bureau));
        serve(served, settings.documents(), new OfferConnector(documents));
        serve(served, settings.documents(), new ReminderConnector(documents));
        serve(served, settings.payment(), new PaymentConnector(payments));
        return new ExternalWork(served, tasks, held, settings);
    }

    @Bean
    @ConditionalOnProperty(name = "greenroom.serving", havingValue = "true", matchIfMissing = true)
    ConnectorWorkers connectorWorkers(ExternalWork work, HeldTasks held, Bell bell, ConnectorsSettings settings) {
        return new ConnectorWorkers(work, held, bell, settings);
    }

    private static void serve(List<Connector> served, Remote remote, Connector connector) {
        if (remote.enabled()) {
            served.add(connector);
        }
    }

    /** Makes the one or the other side of a connector. */
    record Endpoints(ConnectorsSettings settings, HttpClient client, ObjectMapper json) {

        <T> T choose(Remote remote, String name, Function<HttpEndpoint, T> real, Supplier<T> simulated) {
            URI url = remote.url();
            return url == null
                    ? simulated.get()
                    : real.apply(new HttpEndpoint(name, url, remote.token(), settings.callTimeout(), client, json));
        }

        Simulator simulator(String name, AppliedEffects effects) {
            return new Simulator(name, effects, json, settings.simulatedSlowness());
        }
    }
}
