package dev.greenroom.connectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.connectors.ConnectorsSettings.Remote;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Chooses for each connector: the real system when its address is set, else the local simulator. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConnectorsSettings.class)
class ConnectorsConfiguration {

    @Bean
    Sides connectorSides(
            ConnectorsSettings settings,
            ObjectMapper json,
            AppliedEffects effects,
            PlatformTransactionManager transactions) {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        return new Sides(settings, client, json, effects, new TransactionTemplate(transactions));
    }

    @Bean
    Served creditBureau(ConnectorsSettings settings, Sides sides) {
        return sides.choose(
                settings.creditBureau(),
                "The credit bureau",
                remote -> (CreditBureau)
                        (request, key) -> remote.post("reports", request, key, CreditBureau.Report.class),
                () -> new SimulatedCreditBureau(sides.simulator("credit-bureau")));
    }

    @Bean
    Served documents(ConnectorsSettings settings, Sides sides) {
        return sides.choose(
                settings.documents(),
                "The document system",
                HttpDocuments::new,
                () -> new SimulatedDocuments(sides.simulator("documents")));
    }

    @Bean
    Served payments(ConnectorsSettings settings, Sides sides, Ledger ledger) {
        return sides.choose(
                settings.payment(),
                "The payment system",
                HttpPayments::new,
                () -> new SimulatedPayments(sides.simulator("payment"), ledger));
    }

    @Bean
    Served warehouse(ConnectorsSettings settings, Sides sides, Stock stock) {
        return sides.choose(
                settings.warehouse(),
                "The warehouse",
                HttpWarehouse::new,
                () -> new SimulatedWarehouse(sides.simulator("warehouse"), stock, settings.simulatedStock()));
    }

    @Bean
    Served shipping(ConnectorsSettings settings, Sides sides) {
        return sides.choose(
                settings.shipping(),
                "The carrier",
                remote -> (Shipping) (request, key) -> remote.post("shipments", request, key, Shipping.Shipment.class),
                () -> new SimulatedShipping(sides.simulator("shipping")));
    }

    @Bean
    Served appraisals(ConnectorsSettings settings, Sides sides) {
        return sides.choose(
                settings.appraisal(),
                "The appraiser",
                remote -> (Appraisals)
                        (request, key) -> remote.post("appraisals", request, key, Appraisals.Appraisal.class),
                () -> new SimulatedAppraisals(sides.simulator("appraisal")));
    }

    @Bean
    Served prefillRobot(ConnectorsSettings settings, Sides sides) {
        return sides.choose(
                settings.prefillRobot(),
                "The prefill robot",
                remote -> (PrefillRobot)
                        (request, key) -> remote.post("lookups", request, key, PrefillRobot.Answer.class),
                () -> new SimulatedPrefillRobot(sides.simulator("prefill-robot")));
    }

    /** An outside system whose topics this node serves, unless it was told to leave them to somebody else. */
    record Served(Outside outside, boolean enabled) {}

    /** Makes the one or the other side of a connector. */
    record Sides(
            ConnectorsSettings settings,
            HttpClient client,
            ObjectMapper json,
            AppliedEffects effects,
            TransactionTemplate transactions) {

        Served choose(
                Remote remote,
                String name,
                Function<HttpEndpoint, ? extends Outside> real,
                Supplier<? extends Outside> simulated) {
            URI url = remote.url();
            Outside outside = url == null
                    ? simulated.get()
                    : real.apply(new HttpEndpoint(name, url, remote.token(), settings.callTimeout(), client, json));
            return new Served(outside, remote.enabled());
        }

        Simulator simulator(String name) {
            return new Simulator(name, effects, json, transactions, settings.simulatedSlowness());
        }
    }
}
