package dev.greenroom.connectors;

import java.math.BigDecimal;

/** Moves money to customers. */
interface Payments {

    /** The refusal a process knows: the account does not exist or is not the customer's. */
    String BANK_DETAILS_REJECTED = "bank-details-rejected";

    /** Pays out; repeating the key gives the same payout, paid once. */
    Payout payOut(Request request, String key);

    /** {@code amount} in {@code currency}. */
    record Request(String caseReference, BigDecimal amount, String currency, String iban) {}

    /** The payment as the bank knows it. */
    record Payout(String paymentId) {}
}
