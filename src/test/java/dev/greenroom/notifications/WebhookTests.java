package dev.greenroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.Customer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages to machines, over real connections. */
class WebhookTests {

    private static final Instant NOW = Instant.ofEpochSecond(1614265330);
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String FORMER = "whsec_Zm9ybWVyLXNlY3JldC1vZi0yNC1ieXRlcyE=";

    private record Got(Map<String, List<String>> headers, String body) {

        List<String> header(String name) {
            return headers.getOrDefault(name, List.of());
        }
    }

    private final ObjectMapper json = new ObjectMapper();
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private int answer = 204;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            got.add(new Got(
                    Map.copyOf(call.getRequestHeaders()),
                    new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            call.getResponseHeaders().add("Location", "/elsewhere");
            call.sendResponseHeaders(answer, -1);
            call.close();
        });
        server.start();
    }

    @AfterEach
    void leave() {
        server.stop(0);
    }

    private WebhookWay way(boolean inside, @Nullable String former) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/in";
        return new WebhookWay(
                new NotificationsSettings.Webhook(
                        "crm",
                        inside ? url : "https://127.0.0.1/in",
                        SECRET,
                        former,
                        inside,
                        Duration.ofSeconds(5),
                        true),
                json,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static void send(WebhookWay way) throws Exception {
        Notice notice = new Notice(
                1,
                "received:RF-1@webhook:crm",
                "RF-1",
                null,
                "refund-request",
                NoticeKind.RECEIVED,
                way.name(),
                "de",
                Map.of("process", "Erstattung", "date", "2026-03-16", "promise", "7"),
                1,
                NOW);
        CaseView view = new CaseView(
                "RF-1",
                "i",
                "refund-request",
                "d",
                CaseView.State.OPEN,
                null,
                null,
                null,
                new Customer("C-1", "Maria", "maria@customer.example", null, null, null, "de"),
                null,
                50,
                null,
                NOW,
                null,
                null,
                null,
                1);
        try (WayOut.Line line = way.open()) {
            line.send(notice, view);
        }
    }

    @Test
    void theSignatureIsTheOneOfTheStandardsExample() {
        assertThat(way(true, null)
                        .signatures(
                                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                "1614265330",
                                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aMessageIsSignedWithBothSecretsAndNamesNobody() throws Exception {
        WebhookWay way = way(true, FORMER);

        send(way);
        send(way);

        Got first = got.get(0);
        String id = first.header("Webhook-id").get(0);
        assertThat(got.get(1).header("Webhook-id")).containsExactly(id);
        assertThat(first.header("Webhook-signature"))
                .containsExactly(way.signatures(id, "1614265330", first.body().getBytes(StandardCharsets.UTF_8)))
                .allSatisfy(both -> assertThat(both.split(" ")).hasSize(2));
        JsonNode body = json.readTree(first.body());
        assertThat(body.get("type").asText()).isEqualTo("notice.received");
        assertThat(body.get("data").get("caseReference").asText()).isEqualTo("RF-1");
        assertThat(body.get("data").get("date").asText()).isEqualTo("2026-03-16");
        assertThat(body.toString()).doesNotContain("Maria", "customer.example");
    }

    @Test
    void whatIsNoYesGoesAgainAndARedirectIsNotFollowed() {
        for (int status : new int[] {302, 404, 500}) {
            answer = status;
            assertThatThrownBy(() -> send(way(true, null)))
                    .isInstanceOf(WayOut.NotNow.class)
                    .hasMessage("not-now-" + status);
        }
        answer = 410;
        assertThatThrownBy(() -> send(way(true, null))).isInstanceOf(WayOut.Refused.class);
        assertThat(got).hasSize(4);
    }

    @Test
    void anAddressInsideIsNotCalledUnlessTheHouseSaysSo() {
        assertThatThrownBy(() -> send(way(false, null)))
                .isInstanceOf(WayOut.NotNow.class)
                .hasMessage("inside");
        assertThat(got).isEmpty();
    }
}
