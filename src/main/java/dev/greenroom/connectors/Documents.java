package dev.greenroom.connectors;

import java.math.BigDecimal;

/** Makes the papers a customer signs. */
interface Documents {

    /** Makes an offer and sends it; repeating the key gives the same offer, sent once. */
    Offer generateOffer(Request request, String key);

    /** Reminds the customer of an offer; repeating the key reminds once. */
    Reminder sendReminder(ReminderRequest request, String key);

    /** {@code amount} in euro, {@code rate} in percent a year. */
    record Request(String caseReference, String customerId, BigDecimal amount, int termMonths, BigDecimal rate) {}

    /** Which offer to remind the customer of. */
    record ReminderRequest(String caseReference, String customerId, String offerId) {}

    /** The letter as the document system knows it. */
    record Reminder(String letterId) {}

    /** {@code monthlyPayment} in euro. */
    record Offer(String offerId, BigDecimal monthlyPayment) {}
}
