package dev.greenroom.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatorTests {

    private final EngineBench bench = new EngineBench();
    private final Connector bureau = EngineBench.topic(
            new SimulatedCreditBureau(bench.simulator("credit-bureau")), "credit-bureau.fetch-report");

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void scoresWhatTheIncomeCarries() {
        assertThat(report("K1", "C-1", 20000, 3000).get("creditScore")).isEqualTo(789);
        assertThat(report("K2", "C-1", 60000, 1000).get("creditScore")).isEqualTo(0);
        assertThat(report("K3", "C-1", 20000, 0).get("creditScore"))
                .as("an unknown income is no bad history")
                .isEqualTo(900);
    }

    @Test
    void knowsTheBadAndTheFraudulent() {
        assertThat(report("K1", "C-1-bad", 20000, 3000).get("creditScore")).isEqualTo(120);
        assertThat(report("K2", "C-1-fraud", 20000, 3000).get("fraudSignal")).isEqualTo(true);
        assertThat(report("K3", "C-1", 20000, 3000).get("fraudSignal")).isEqualTo(false);
    }

    @Test
    void answersARepeatedKeyAsBefore() {
        Map<String, Object> first = report("K1", "C-1", 20000, 3000);
        assertThat(report("K1", "C-1", 90000, 500)).isEqualTo(first);
        assertThat(bench.effectCount()).isEqualTo(1);
    }

    @Test
    void failsAsOftenAsTheCustomersIdSays() {
        assertThatThrownBy(() -> report("K1", "C-fail2", 20000, 3000)).isInstanceOf(CallFailed.class);
        assertThatThrownBy(() -> report("K1", "C-fail2", 20000, 3000)).isInstanceOf(CallFailed.class);
        assertThat(report("K1", "C-fail2", 20000, 3000)).containsKey("creditScore");
    }

    @Test
    void offersAnAnnuity() {
        var request = new Documents.Request("LN-1", "C-1", new BigDecimal("20000"), 60, new BigDecimal("6.9"));
        var documents = new SimulatedDocuments(bench.simulator("documents"));
        assertThat(documents.generateOffer(request, "K1").monthlyPayment()).isEqualByComparingTo("395.08");
        assertThat(documents.generateOffer(request, "K2").offerId())
                .isNotEqualTo(documents.generateOffer(request, "K1").offerId());
    }

    private Map<String, Object> report(String key, String customer, int amount, int income) {
        return bureau.run(new Errand(
                key,
                "LN-1",
                "instance",
                "Task_FetchReport",
                Map.of(
                        "customerId",
                        customer,
                        "amount",
                        amount,
                        "termMonths",
                        60,
                        "monthlyIncome",
                        income,
                        "employment",
                        "permanent")));
    }
}
