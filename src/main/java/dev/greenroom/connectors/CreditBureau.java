package dev.greenroom.connectors;

import java.math.BigDecimal;

/** What a credit bureau knows about an applicant. */
interface CreditBureau {

    /** Fetches a report; repeating the key gives the same report, and is charged once. */
    Report fetchReport(Request request, String key);

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
