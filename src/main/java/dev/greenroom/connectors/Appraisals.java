package dev.greenroom.connectors;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Independent experts who value a damage. */
interface Appraisals extends Outside {

    /** Orders an appraisal and waits for it; repeating the key gives the same appraisal, ordered once. */
    Appraisal order(Request request, String key);

    @Override
    default List<Connector> topics() {
        return List.of(TopicConnector.of(
                "appraisal.order", List.of("policyNumber", "lossType", "description", "estimatedAmount"), errand -> {
                    Appraisal made = order(request(errand), errand.key());
                    return Map.of(
                            "appraisalId", made.appraisalId(),
                            "appraisalAmount", made.amount().doubleValue());
                }));
    }

    private static Request request(Errand errand) {
        return new Request(
                errand.caseReference(),
                errand.text("policyNumber"),
                errand.text("lossType"),
                errand.textOr("description", ""),
                errand.decimal("estimatedAmount"));
    }

    /** {@code estimatedAmount} in euro, as the customer said. */
    record Request(
            String caseReference,
            String policyNumber,
            String lossType,
            String description,
            BigDecimal estimatedAmount) {}

    /** {@code amount} in euro. */
    record Appraisal(String appraisalId, BigDecimal amount) {}
}
