package dev.greenroom.connectors;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Topic {@code credit-bureau.fetch-report}. */
record CreditBureauConnector(CreditBureau bureau) implements Connector {

    @Override
    public String topic() {
        return "credit-bureau.fetch-report";
    }

    @Override
    public List<String> reads() {
        return List.of("customerId", "amount", "termMonths", "monthlyIncome", "employment");
    }

    @Override
    public Set<String> refusals() {
        return Set.of();
    }

    @Override
    public Map<String, Object> run(Errand errand) {
        CreditBureau.Report report = bureau.fetchReport(
                new CreditBureau.Request(
                        errand.caseReference(),
                        errand.textOr("customerId", errand.caseReference()),
                        errand.decimal("amount"),
                        errand.whole("termMonths"),
                        errand.decimal("monthlyIncome"),
                        errand.text("employment")),
                errand.key());
        return Map.of(
                "creditScore",
                report.score(),
                "monthlyDebt",
                report.monthlyDebt().doubleValue(),
                "fraudSignal",
                report.fraudSignal());
    }
}
