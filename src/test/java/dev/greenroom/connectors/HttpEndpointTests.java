package dev.greenroom.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.connectors.StandIn.Answer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpEndpointTests {

    private static final Payments.Request REQUEST =
            new Payments.Request("LN-1", new BigDecimal("20000.50"), "EUR", "NL91ABNA0417164300");

    @Test
    void sendsTheKeyAndReadsTheAnswer() throws IOException {
        try (StandIn bank = new StandIn(new Answer(201, "{\"paymentId\":\"P7\",\"more\":1}"))) {
            assertThat(pay(bank.address()).paymentId()).isEqualTo("P7");
            assertThat(bank.keys).containsExactly("LN-1/Task_PayOut:1");
            assertThat(bank.bodies.get(0)).contains("\"amount\":20000.50").contains("\"iban\":\"NL91ABNA0417164300\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "500, true",
        "503, true",
        "429, true",
        "408, true",
        "401, false",
        "403, false",
        "302, false",
        "415, false"
    })
    void knowsWhetherTryingAgainHelps(int status, boolean worthRetrying) throws IOException {
        try (StandIn bank = new StandIn(new Answer(status, "{\"code\":\"whatever\"}"))) {
            assertThatThrownBy(() -> pay(bank.address()))
                    .asInstanceOf(InstanceOfAssertFactories.type(CallFailed.class))
                    .satisfies(failed -> assertThat(failed.worthRetrying()).isEqualTo(worthRetrying))
                    .satisfies(failed -> assertThat(failed.getMessage()).doesNotContain("NL91"));
        }
    }

    @Test
    void readsARefusalWithItsCode() throws IOException {
        try (StandIn bank = new StandIn(new Answer(422, "{\"code\":\"bank-details-rejected\"}"))) {
            assertThatThrownBy(() -> pay(bank.address()))
                    .asInstanceOf(InstanceOfAssertFactories.type(CallRefused.class))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo("bank-details-rejected"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            value = {"422;<html>", "404;", "400;{\"title\":\"no code\"}", "200;[]", "200;null", "200;<html>", "200;{}"},
            delimiter = ';')
    void givesUpOnAnswersNobodyUnderstands(int status, String body) throws IOException {
        try (StandIn bank = new StandIn(new Answer(status, body == null ? "" : body))) {
            assertThatThrownBy(() -> pay(bank.address()))
                    .asInstanceOf(InstanceOfAssertFactories.type(CallFailed.class))
                    .satisfies(failed -> assertThat(failed.worthRetrying()).isFalse());
        }
    }

    @Test
    void waitsNoLongerThanItsTimeOut() throws IOException {
        try (StandIn bank = new StandIn(Answer.silence())) {
            assertThatThrownBy(() -> pay(bank.address(), Duration.ofMillis(700)))
                    .asInstanceOf(InstanceOfAssertFactories.type(CallFailed.class))
                    .satisfies(failed -> assertThat(failed.worthRetrying()).isTrue());
        }
    }

    @Test
    void takesAnUnreachableSystemForAPassingFailure() {
        assertThatThrownBy(() -> pay(URI.create("http://127.0.0.1:1/v1")))
                .asInstanceOf(InstanceOfAssertFactories.type(CallFailed.class))
                .satisfies(failed -> assertThat(failed.worthRetrying()).isTrue());
    }

    private static Payments.Payout pay(URI address) {
        return pay(address, Duration.ofMinutes(1));
    }

    private static Payments.Payout pay(URI address, Duration timeout) {
        ObjectMapper json = new ObjectMapper()
                .configure(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
        HttpEndpoint endpoint =
                new HttpEndpoint("The payment system", address, null, timeout, HttpClient.newHttpClient(), json);
        return endpoint.post("payouts", REQUEST, "LN-1/Task_PayOut:1", Payments.Payout.class);
    }
}
