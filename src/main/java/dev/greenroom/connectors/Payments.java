package dev.greenroom.connectors;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Moves money: to customers, from them, and back. */
interface Payments extends Outside {

    /** The refusal a process knows: the account does not exist or is not the customer's. */
    String BANK_DETAILS_REJECTED = "bank-details-rejected";

    /** The refusal of a capture: the customer's bank or card says no. */
    String PAYMENT_DECLINED = "payment-declined";

    /** Pays out; repeating the key gives the same payout, paid once. */
    Payout payOut(Request request, String key);

    /** Collects what a customer owes; repeating the key gives the same payment, collected once. */
    Capture capture(CaptureRequest request, String key);

    /** Gives money back; repeating the key gives the same refund, given once. */
    Refund refund(RefundRequest request, String key);

    @Override
    default List<Connector> topics() {
        return List.of(
                TopicConnector.of("payment.payout", List.of("amount", "iban"), this::payOut),
                TopicConnector.of(
                        "payment.capture",
                        List.of("customerId", "total"),
                        errand -> Map.of(
                                "paymentId",
                                capture(capture(errand), errand.key()).paymentId())),
                TopicConnector.of(
                        "payment.refund", List.of("amount", "iban", "paymentId", "orderNumber"), this::refund));
    }

    private Map<String, Object> payOut(Errand errand) {
        String iban = iban(errand);
        if (iban.isEmpty()) {
            throw new CallRefused(BANK_DETAILS_REJECTED, "The case has no bank details yet.");
        }
        var request = new Request(errand.caseReference(), errand.money("amount"), "EUR", iban);
        return Map.of("paymentId", payOut(request, errand.key()).paymentId());
    }

    private static CaptureRequest capture(Errand errand) {
        return new CaptureRequest(errand.caseReference(), errand.customer(), errand.money("total"), "EUR");
    }

    // A refund on its own names the order it is about; an order being undone gives back its own payment.
    private Map<String, Object> refund(Errand errand) {
        String iban = iban(errand);
        String about = errand.textOr("orderNumber", "");
        String payment = about.isEmpty() ? errand.textOr("paymentId", "") : "";
        var request = new RefundRequest(
                errand.caseReference(),
                errand.money("amount"),
                "EUR",
                iban.isEmpty() ? null : iban,
                payment.isEmpty() ? null : payment,
                about.isEmpty() ? errand.caseReference() : about);
        String refundId = refund(request, errand.key()).refundId();
        return Map.of(about.isEmpty() ? "refundId" : "paymentId", refundId);
    }

    private static String iban(Errand errand) {
        return errand.textOr("iban", "").replace(" ", "");
    }

    /** {@code amount} in {@code currency}. */
    record Request(String caseReference, BigDecimal amount, String currency, String iban) {}

    /** The payment as the bank knows it. */
    record Payout(String paymentId) {}

    /** {@code amount} in {@code currency}, from the means of payment that the shop holds for the customer. */
    record CaptureRequest(String caseReference, String customerId, BigDecimal amount, String currency) {}

    /** The payment as the bank knows it. */
    record Capture(String paymentId) {}

    /**
     * {@code amount} in {@code currency}.
     *
     * @param iban where to; absent: back the way it came
     * @param paymentId the payment that is given back, when the case knows it
     * @param orderNumber the order that was paid
     */
    record RefundRequest(
            String caseReference,
            BigDecimal amount,
            String currency,
            @Nullable String iban,
            @Nullable String paymentId,
            String orderNumber) {}

    /** The refund as the bank knows it. */
    record Refund(String refundId) {}
}
