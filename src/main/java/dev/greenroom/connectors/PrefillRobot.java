package dev.greenroom.connectors;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies what the policy system knows into a claim, so that nobody types it again. */
interface PrefillRobot extends Outside {

    /** The error that leaves a claim to people, as if there were no robot. */
    String PREFILL_FAILED = "prefill-failed";

    /** Looks a policy up; nothing changes outside, so repeating is harmless. */
    Answer lookUp(Request request, String key);

    @Override
    default List<Connector> topics() {
        return List.of(new TopicConnector(
                "documents.prefill-claim",
                List.of("customerId", "customerName", "policyNumber", "lossType", "lossDate"),
                PREFILL_FAILED,
                errand -> variables(lookUp(request(errand), errand.key()))));
    }

    private static Request request(Errand errand) {
        return new Request(
                errand.caseReference(),
                errand.customer(),
                errand.textOr("customerName", ""),
                errand.text("policyNumber"),
                errand.text("lossType"),
                errand.text("lossDate"));
    }

    /** What was found, and the names of the fields it fills. */
    private static Map<String, Object> variables(Answer answer) {
        Map<String, Object> found = new LinkedHashMap<>();
        if (answer.policyHolder() != null) {
            found.put("policyHolder", answer.policyHolder());
        }
        if (answer.deductible() != null) {
            found.put("deductible", answer.deductible().doubleValue());
        }
        if (answer.claimsInTwelveMonths() != null) {
            found.put("claimsInTwelveMonths", answer.claimsInTwelveMonths());
        }
        found.put("prefilledFields", String.join(",", found.keySet()));
        return found;
    }

    /** {@code lossDate} is a local date such as 2026-05-31. */
    record Request(
            String caseReference,
            String customerId,
            String customerName,
            String policyNumber,
            String lossType,
            String lossDate) {}

    /** What the policy system knows; {@code deductible} in euro; what it does not know is absent. */
    record Answer(
            @Nullable String policyHolder, @Nullable BigDecimal deductible, @Nullable Integer claimsInTwelveMonths) {}
}
