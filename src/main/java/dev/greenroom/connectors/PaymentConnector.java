package dev.greenroom.connectors;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Topic {@code payment.payout}. */
record PaymentConnector(Payments payments) implements Connector {

    @Override
    public String topic() {
        return "payment.payout";
    }

    @Override
    public List<String> reads() {
        return List.of("amount", "iban");
    }

    @Override
    public Set<String> refusals() {
        return Set.of(Payments.BANK_DETAILS_REJECTED);
    }

    @Override
    public Map<String, Object> run(Errand errand) {
        String iban = errand.textOr("iban", "").replace(" ", "");
        if (iban.isEmpty()) {
            throw new CallRefused(Payments.BANK_DETAILS_REJECTED, "The case has no bank details yet.");
        }
        Payments.Payout payout = payments.payOut(
                new Payments.Request(errand.caseReference(), errand.decimal("amount"), "EUR", iban), errand.key());
        return Map.of("paymentId", payout.paymentId());
    }
}
