package dev.greenroom.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small and clear refunds need nobody, late ones are rejected, a person looks at the rest. */
class RefundDecisionTests {

    private static final Date MAY_31 = Date.from(Instant.parse("2026-05-31T12:00:00Z"));

    @ParameterizedTest
    @CsvSource({
        "changed-mind,  2026-05-17, 200, approve, 200",
        "changed-mind,  2026-05-16, 200, review,  500",
        "changed-mind,  2026-05-17, 201, review,  500",
        "changed-mind,  2026-05-01, 50,  review,  500",
        "changed-mind,  2026-04-30, 50,  reject,  0",
        "damaged,       2024-05-31, 50,  review,  500",
        "damaged,       2024-05-30, 50,  reject,  0",
        "wrong-item,    2020-01-01, 50,  reject,  0",
        "not-delivered, 2020-01-01, 100, approve, 200",
        "not-delivered, 2026-05-30, 101, review,  500",
        "changed-mind,  2026-06-02, 50,  review,  500",
        "changed-mind,  2026-99-99, 50,  review,  500",
        "other,         2026-05-30, 50,  review,  500"
    })
    void eligibilityDependsOnReasonAgeAndAmount(String reason, String bought, double amount, String track, int limit) {
        DmnDecisionRuleResult decided = decide(request(reason, bought, amount));

        assertThat(decided.<String>getEntry("track")).isEqualTo(track);
        assertThat(decided.<Number>getEntry("limit").intValue()).isEqualTo(limit);
        assertThat(decided.<String>getEntry("reason")).isNotBlank();
    }

    @Test
    void afterAnObjectionAPersonLooks() {
        Map<String, Object> request = request("changed-mind", "2020-01-01", 50);
        request.put("rejectionAnswer", "objection");

        assertThat(decide(request).<String>getEntry("track")).isEqualTo("review");
    }

    private static Map<String, Object> request(String reason, String bought, double amount) {
        return new HashMap<>(Map.of("reason", reason, "purchaseDate", bought, "amount", amount, "asOf", MAY_31));
    }

    private static DmnDecisionRuleResult decide(Map<String, Object> request) {
        return DecisionTests.evaluate("refund-request/refund-eligibility", request);
    }
}
