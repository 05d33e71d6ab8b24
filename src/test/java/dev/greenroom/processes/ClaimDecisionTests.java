package dev.greenroom.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule of the claim tables, on both sides of each of its limits; nothing falls through. */
class ClaimDecisionTests {

    @ParameterizedTest
    @CsvSource({
        // often: five claims in a year
        "motor,  100,      5, false, complex,  5000,  claims-legal,    damage-photos|police-report, true",
        "travel, 100,      5, true,  complex,  5000,  claims-legal,    damage-photos|police-report, true",
        "motor,  100,      4, false, standard, 5000,  claims-assessor, damage-photos|repair-estimate, false",
        // somebody is hurt
        "home,   1,        0, true,  complex,  5000,  claims-legal,    damage-photos|medical-report|police-report, false",
        "home,   30000,    0, true,  complex,  5000,  claims-legal,    damage-photos|medical-report|police-report, false",
        // large
        "home,   20000.01, 0, false, complex,  10000, claims-legal,    damage-photos|repair-estimate|police-report, false",
        "travel, 20000.01, 0, false, complex,  10000, claims-legal,    damage-photos|repair-estimate|police-report, false",
        "home,   20000,    0, false, standard, 5000,  claims-assessor, damage-photos|repair-estimate, false",
        // small travel
        "travel, 500,      1, false, fast,     500,   claims-intake,   booking-receipt, false",
        "travel, 500.01,   1, false, fast,     1000,  claims-intake,   damage-photos, false",
        "travel, 500,      2, false, standard, 5000,  claims-assessor, booking-receipt, false",
        // small
        "motor,  1000,     1, false, fast,     1000,  claims-intake,   damage-photos, false",
        "motor,  1000.01,  1, false, standard, 5000,  claims-assessor, damage-photos|repair-estimate, false",
        "motor,  1000,     2, false, standard, 5000,  claims-assessor, damage-photos|repair-estimate, false",
        "motor,  1000,     ,  false, fast,     1000,  claims-intake,   damage-photos, false",
        // travel, and the rest
        "travel, 1000.01,  0, false, standard, 5000,  claims-assessor, booking-receipt, false",
        "home,   5000,     0, false, standard, 5000,  claims-assessor, damage-photos|repair-estimate, false",
        "other,  5000,     0, ,      standard, 5000,  claims-assessor, damage-photos|repair-estimate, false"
    })
    void triageLooksAtClaimsInjuryAndAmount(ArgumentsAccessor row) {
        DmnDecisionRuleResult decided =
                triage(row.getString(0), row.getDouble(1), row.getInteger(2), row.getBoolean(3));
        assertThat(decided.<String>getEntry("track")).isEqualTo(row.getString(4));
        assertThat(decided.<Number>getEntry("limit").intValue()).isEqualTo(row.getInteger(5));
        assertThat(decided.<String>getEntry("handlerGroup")).isEqualTo(row.getString(6));
        assertThat(decided.<String>getEntry("requiredDocuments"))
                .isEqualTo(row.getString(7).replace('|', ','));
        assertThat(decided.<Boolean>getEntry("fraudSignal")).isEqualTo(row.getBoolean(8));
    }

    @ParameterizedTest
    @CsvSource({
        "fraud, fast,     900,     100,  complete,   ,          deny,   0",
        "fraud, fast,     900,     100,  complete,   objection, deny,   0",
        "clear, fast,     900,     100,  complete,   objection, assess, 800",
        "clear, standard, 900,     900,  complete,   ,          deny,   0",
        "clear, fast,     900,     1000, complete,   ,          deny,   0",
        "clear, standard, 900,     899.99, complete, ,          assess, 0.01",
        "clear, fast,     1000,    ,     complete,   ,          settle, 1000",
        "clear, fast,     1100,    100,  complete,   ,          settle, 1000",
        "clear, fast,     1000.01, ,     complete,   ,          assess, 1000.01",
        "clear, fast,     1000,    ,     incomplete, ,          assess, 1000",
        "clear, standard, 1000,    ,     complete,   ,          assess, 1000",
        ",      complex,  30000,   500,  ,           accepted,  assess, 29500",
        ",      ,         10,      ,     ,           ,          assess, 10"
    })
    void approvalSettlesOnlySmallClearClaims(ArgumentsAccessor row) {
        DmnDecisionRuleResult decided = approval(
                row.getString(0),
                row.getString(1),
                row.getDouble(2),
                row.getDouble(3),
                row.getString(4),
                row.getString(5));
        assertThat(decided.<String>getEntry("decision")).isEqualTo(row.getString(6));
        assertThat(decided.<Number>getEntry("settlementAmount").doubleValue())
                .isCloseTo(row.getDouble(7), org.assertj.core.data.Offset.offset(0.000_001));
        assertThat(decided.<String>getEntry("reason")).isNotBlank();
    }

    @Test
    void everyCombinationGetsAnAnswerAndEveryRuleGivesOne() throws IOException {
        Set<String> triaged = new HashSet<>();
        Set<String> reasons = new HashSet<>();
        for (String loss : List.of("motor", "home", "travel", "other")) {
            for (double amount : new double[] {0, 500, 500.01, 1000, 1000.01, 20000, 20000.01}) {
                for (Integer claims : new Integer[] {null, 0, 1, 2, 4, 5, 50}) {
                    for (Boolean injury : new Boolean[] {null, true, false}) {
                        DmnDecisionRuleResult decided = triage(loss, amount, claims, injury);
                        triaged.add(decided.getEntryMap().toString());
                        reasons.add(approval(null, decided.getEntry("track"), amount, 500.0, "complete", null)
                                .getEntry("reason"));
                    }
                }
            }
        }
        assertThat(triaged).as("each rule of claim-triage says something else").hasSize(rules("claim-triage"));
        reasons.add(approval("fraud", "fast", 900, null, "complete", null).getEntry("reason"));
        reasons.add(approval(null, "fast", 900, null, "complete", "objection").getEntry("reason"));
        assertThat(reasons).as("so does each of claim-approval").hasSize(rules("claim-approval"));
    }

    private static int rules(String table) throws IOException {
        String text = Files.readString(Path.of("processes/insurance-claim/" + table + ".dmn"));
        return (int) Pattern.compile("<rule ")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .count();
    }

    private static DmnDecisionRuleResult triage(
            String loss, double amount, @Nullable Integer claims, @Nullable Boolean injury) {
        Map<String, @Nullable Object> given = new HashMap<>();
        given.put("lossType", loss);
        given.put("estimatedAmount", amount);
        given.put("claimsInTwelveMonths", claims);
        given.put("injury", injury);
        return DecisionTests.evaluate("insurance-claim/claim-triage", given);
    }

    private static DmnDecisionRuleResult approval(
            @Nullable String fraud,
            @Nullable String track,
            double amount,
            @Nullable Double deductible,
            @Nullable String documents,
            @Nullable String answer) {
        Map<String, @Nullable Object> given = new HashMap<>();
        given.put("fraudResult", fraud);
        given.put("claimTrack", track);
        given.put("estimatedAmount", amount);
        given.put("deductible", deductible);
        given.put("documentsResult", documents);
        given.put("denialAnswer", answer);
        return DecisionTests.evaluate("insurance-claim/claim-approval", given);
    }
}
