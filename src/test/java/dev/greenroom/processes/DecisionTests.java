package dev.greenroom.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The decision tables say what the bank wants. */
class DecisionTests {

    private static final DmnEngine DMN =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    static List<ShippedModel> models() {
        return ShippedModel.all();
    }

    @ParameterizedTest
    @CsvSource({
        "299, 20000, 3000, 0,   decline,    0,   0",
        "300, 20000, 3000, 0,   manual,     8.9, 25000",
        "649, 20000, 3000, 0,   manual,     8.9, 25000",
        "650, 20000, 3000, 0,   accept,     7.4, 25000",
        "650, 25001, 9000, 0,   manual,     8.9, 25000",
        "700, 20000, 1300, 0,   manual,     8.9, 25000",
        "750, 20000, 1300, 0,   accept,     5.9, 50000",
        "750, 50000, 9000, 0,   accept,     5.9, 50000",
        "750, 50001, 9000, 0,   manual,     6.4, 50000",
        "900, 20000, 600,  0,   manual,     6.4, 50000",
        "900, 20000, 500,  0,   decline,    0,   0",
        "900, 20000, 3000, 1500, decline,   0,   0",
        "900, 20000, 0,    0,   incomplete, 0,   0"
    })
    void creditDependsOnHistoryIncomeAndAmount(
            int score, double amount, double income, double debt, String track, double rate, int limit) {
        Map<String, Object> application = application(score, amount, income, debt);
        application.put("iban", "NL91ABNA0417164300");

        DmnDecisionRuleResult decided = evaluate("loan-application/credit-decision", application);

        assertThat(decided.<String>getEntry("track")).isEqualTo(track);
        assertThat(decided.<Number>getEntry("rate").doubleValue()).isEqualTo(rate);
        assertThat(decided.<Number>getEntry("limit").intValue()).isEqualTo(limit);
        assertThat(decided.<String>getEntry("reason")).isNotBlank();
    }

    @Test
    void anApplicationWithoutAnAccountIsIncomplete() {
        assertThat(evaluate("loan-application/credit-decision", application(800, 20000, 3000, 0))
                        .<String>getEntry("track"))
                .isEqualTo("incomplete");
    }

    @Test
    void aPoorHistoryIsDeclinedBeforeAnybodyAsksForTheAccount() {
        assertThat(evaluate("loan-application/credit-decision", application(120, 20000, 3000, 0))
                        .<String>getEntry("track"))
                .isEqualTo("decline");
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyLevelAModelNamesHasATarget(ShippedModel model) {
        assertLevel(model.properties().getOrDefault("serviceLevel", ""));
        model.steps().stream()
                .map(ShippedModel::properties)
                .filter(said -> said.containsKey("serviceLevel"))
                .forEach(said -> assertLevel(said.getOrDefault("serviceLevel", "")));
    }

    @Test
    void goldCustomersWaitShorter() {
        Map<String, Object> gold = level("loan-application");
        gold.put("customerTier", "gold");

        assertThat(evaluate("service-levels/service-levels", gold)
                        .<Number>getEntry("target")
                        .intValue())
                .isEqualTo(20);
    }

    private static void assertLevel(String key) {
        DmnDecisionRuleResult level = evaluate("service-levels/service-levels", level(key));
        assertThat(level.<Number>getEntry("target").doubleValue()).as(key).isPositive();
        assertThat(level.<String>getEntry("unit")).isIn("business-hours", "business-days", "calendar-days");
        assertThat(level.<String>getEntry("calendar")).isIn("nl-office", "de-office", "uk-office", "us-office", "24x7");
        assertThat(level.<Number>getEntry("warnAt").intValue()).isBetween(1, 99);
        assertThat(level.<String>getEntry("escalateTo")).isNotBlank();
        assertThat(level.<String>getEntry("pauseWhile")).isIn("", "customer", "third-party");
    }

    private static Map<String, Object> level(String key) {
        return new HashMap<>(Map.of("level", key, "priority", 50, "customerTier", "standard"));
    }

    private static Map<String, Object> application(int score, double amount, double income, double debt) {
        return new HashMap<>(Map.of(
                "creditScore",
                score,
                "amount",
                amount,
                "monthlyIncome",
                income,
                "monthlyDebt",
                debt,
                "termMonths",
                60));
    }

    static DmnDecisionRuleResult evaluate(String table, Map<String, Object> inputs) {
        Path file = Path.of("processes", table + ".dmn");
        try (InputStream in = Files.newInputStream(file)) {
            String key = table.substring(table.indexOf('/') + 1);
            DmnDecisionRuleResult result =
                    DMN.evaluateDecisionTable(key, in, inputs).getSingleResult();
            if (result == null) {
                throw new AssertionError("No rule of " + table + " fits " + inputs);
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
