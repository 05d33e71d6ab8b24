package dev.greenroom.connectors;

import dev.greenroom.connectors.ConnectorsConfiguration.Served;
import dev.greenroom.connectors.ConnectorsConfiguration.Sides;
import dev.greenroom.connectors.ConnectorsSettings.Remote;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every outside system as the service makes it: simulated on the bench, or real at an address. */
final class Outsides {

    private Outsides() {}

    static Connector simulated(EngineBench bench, String topic) {
        return topic(bench, null, topic);
    }

    static Connector real(EngineBench bench, URI address, String topic) {
        return topic(bench, address, topic);
    }

    private static Connector topic(EngineBench bench, @Nullable URI address, String topic) {
        return all(bench, address).stream()
                .flatMap(served -> served.outside().topics().stream())
                .filter(connector -> connector.topic().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    static List<Served> all(EngineBench bench, @Nullable URI address) {
        ConnectorsSettings settings = settings(address);
        Sides sides = new Sides(settings, HttpClient.newHttpClient(), bench.json, bench.effects, bench.together);
        ConnectorsConfiguration made = new ConnectorsConfiguration();
        return List.of(
                made.creditBureau(settings, sides),
                made.documents(settings, sides),
                made.payments(settings, sides, new Ledger(bench.jdbc, bench.clock)),
                made.warehouse(settings, sides, new Stock(bench.jdbc)),
                made.shipping(settings, sides),
                made.appraisals(settings, sides),
                made.prefillRobot(settings, sides));
    }

    private static ConnectorsSettings settings(@Nullable URI address) {
        Remote remote = new Remote(address, "token", true);
        ConnectorsSettings usual = EngineBench.settings();
        return new ConnectorsSettings(
                true,
                usual.threads(),
                usual.lock(),
                Duration.ofSeconds(5),
                usual.retries(),
                usual.idle(),
                usual.simulatedSlowness(),
                remote,
                remote,
                remote,
                remote,
                remote,
                remote,
                remote,
                usual.simulatedStock());
    }
}
