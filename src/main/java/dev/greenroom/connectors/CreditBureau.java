package dev.greenroom.connectors;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What a credit bureau knows about an applicant. */
interface CreditBureau extends Outside {

    /** Fetches a report; repeating the key gives the same report, and is charged once. */
    Report fetchReport(Request request, String key);

    @Override
    default List<Connector> topics() {
        return List.of(TopicConnector.of(
                "credit-bureau.fetch-report",
                List.of("customerId", "amount", "termMonths", "monthlyIncome", "employment"),
                errand -> variables(fetchReport(request(errand), errand.key()))));
    }

    private static Request request(Errand errand) {
        return new Request(
                errand.caseReference(),
                errand.customer(),
                errand.decimal("amount"),
                errand.whole("termMonths"),
                errand.decimal("monthlyIncome"),
                errand.text("employment"));
    }

    private static Map<String, Object> variables(Report report) {
        return Map.of(
                "creditScore", report.score(),
                "monthlyDebt", report.monthlyDebt().doubleValue(),
                "fraudSignal", report.fraudSignal());
    }

    /** {@code monthlyIncome} and {@code amount} in euro. */
    record Request(
            String caseReference,
            String customerId,
            BigDecimal amount,
            int termMonths,
            BigDecimal monthlyIncome,
            String employment) {}

    /**
     * The bureau's answer.
     *
     * @param score 0 (worst) to 1000
     * @param monthlyDebt what the applicant already pays back each month, in euro
     * @param fraudSignal whether identity or documents look wrong
     */
    record Report(String reportId, int score, BigDecimal monthlyDebt, boolean fraudSignal) {}
}
