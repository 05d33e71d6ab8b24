package dev.greenroom.connectors;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Makes the papers a customer signs. */
interface Documents extends Outside {

    /** Makes an offer and sends it; repeating the key gives the same offer, sent once. */
    Offer generateOffer(Request request, String key);

    /** Reminds the customer of an offer; repeating the key reminds once. */
    Reminder sendReminder(ReminderRequest request, String key);

    @Override
    default List<Connector> topics() {
        return List.of(
                TopicConnector.of(
                        "documents.generate-offer",
                        List.of("customerId", "amount", "termMonths", "rate"),
                        errand -> variables(generateOffer(offer(errand), errand.key()))),
                TopicConnector.of("documents.send-reminder", List.of("customerId", "offerId"), errand -> {
                    sendReminder(reminder(errand), errand.key());
                    return Map.of();
                }));
    }

    private static Request offer(Errand errand) {
        return new Request(
                errand.caseReference(),
                errand.customer(),
                errand.decimal("amount"),
                errand.whole("termMonths"),
                errand.decimal("rate"));
    }

    private static ReminderRequest reminder(Errand errand) {
        return new ReminderRequest(errand.caseReference(), errand.customer(), errand.text("offerId"));
    }

    private static Map<String, Object> variables(Offer offer) {
        return Map.of(
                "offerId", offer.offerId(),
                "monthlyPayment", offer.monthlyPayment().doubleValue());
    }

    /** {@code amount} in euro, {@code rate} in percent a year. */
    record Request(String caseReference, String customerId, BigDecimal amount, int termMonths, BigDecimal rate) {}

    /** Which offer to remind the customer of. */
    record ReminderRequest(String caseReference, String customerId, String offerId) {}

    /** The letter as the document system knows it. */
    record Reminder(String letterId) {}

    /** {@code monthlyPayment} in euro. */
    record Offer(String offerId, BigDecimal monthlyPayment) {}
}
