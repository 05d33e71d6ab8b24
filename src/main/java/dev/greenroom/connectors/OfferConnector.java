package dev.greenroom.connectors;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Topic {@code documents.generate-offer}. */
record OfferConnector(Documents documents) implements Connector {

    @Override
    public String topic() {
        return "documents.generate-offer";
    }

    @Override
    public List<String> reads() {
        return List.of("customerId", "amount", "termMonths", "rate");
    }

    @Override
    public Set<String> refusals() {
        return Set.of();
    }

    @Override
    public Map<String, Object> run(Errand errand) {
        Documents.Offer offer = documents.generateOffer(
                new Documents.Request(
                        errand.caseReference(),
                        errand.textOr("customerId", errand.caseReference()),
                        errand.decimal("amount"),
                        errand.whole("termMonths"),
                        errand.decimal("rate")),
                errand.key());
        return Map.of(
                "offerId",
                offer.offerId(),
                "monthlyPayment",
                offer.monthlyPayment().doubleValue());
    }
}
