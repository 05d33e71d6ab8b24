package dev.greenroom.connectors;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * A bureau that needs no network. The score follows from the employment and, when the income is known, from
 * the share of it that would go into paying back; the customer's id asks for the rest: ending in {@code fraud}, {@code bad},
 * {@code slow} or {@code fail<n>}.
 */
record SimulatedCreditBureau(Simulator simulator) implements CreditBureau {

    @Override
    public Report fetchReport(Request request, String key) {
        var effect = new Simulator.Effect(key, request.caseReference(), BigDecimal.ZERO, request.customerId());
        return simulator.once(effect, Report.class, () -> report(request, key));
    }

    private static Report report(Request request, String key) {
        String mark = request.customerId().toLowerCase(Locale.ROOT);
        return new Report(
                Simulator.id("CR-", key),
                mark.endsWith("bad") ? 120 : score(request),
                BigDecimal.ZERO,
                mark.endsWith("fraud"));
    }

    /** 900 for no burden at all, 100 less for each tenth of the income that would go into paying back. */
    static int score(Request request) {
        int burden = request.monthlyIncome().signum() <= 0 ? 0 : burden(request);
        int employment =
                switch (request.employment().toLowerCase(Locale.ROOT)) {
                    case "permanent", "employed", "retired" -> 0;
                    case "self-employed", "temporary" -> 60;
                    default -> 200;
                };
        return Math.max(0, 900 - burden - employment);
    }

    private static int burden(Request request) {
        return request.amount()
                .multiply(BigDecimal.valueOf(1000))
                .divide(BigDecimal.valueOf(Math.max(1, request.termMonths())), 2, RoundingMode.HALF_UP)
                .divide(request.monthlyIncome(), 0, RoundingMode.HALF_UP)
                .min(BigDecimal.valueOf(900))
                .intValue();
    }
}
