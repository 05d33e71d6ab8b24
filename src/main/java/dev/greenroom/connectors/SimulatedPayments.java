package dev.greenroom.connectors;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A bank that needs no network: an IBAN ending in {@code 0000} is rejected, one ending in {@code 990<n>} fails n times
 * first, one ending in {@code 9999} is slow. A customer's id ending in {@code declined} has nothing to collect, one ending
 * in {@code slow} or {@code fail<n>} asks for trouble. What it moved stands in the ledger.
 */
record SimulatedPayments(Simulator simulator, Ledger ledger) implements Payments {

    @Override
    public Payout payOut(Request request, String key) {
        refuseUnknown(request.iban());
        var effect = new Simulator.Effect(key, request.caseReference(), request.amount(), mark(request.iban()));
        return simulator.once(effect, Payout.class, () -> {
            String id = Simulator.id("PY-", key);
            ledger.book(effect, Ledger.Kind.PAYOUT, id, null);
            return new Payout(id);
        });
    }

    @Override
    public Capture capture(CaptureRequest request, String key) {
        if (request.customerId().toLowerCase(Locale.ROOT).endsWith("declined")) {
            throw new CallRefused(PAYMENT_DECLINED, "The customer's bank declined (simulated).");
        }
        var effect = new Simulator.Effect(key, request.caseReference(), request.amount(), request.customerId());
        return simulator.once(effect, Capture.class, () -> {
            String id = Simulator.id("PY-", key);
            ledger.book(effect, Ledger.Kind.CAPTURE, id, request.caseReference());
            return new Capture(id);
        });
    }

    @Override
    public Refund refund(RefundRequest request, String key) {
        refuseUnknown(request.iban());
        var effect = new Simulator.Effect(key, request.caseReference(), request.amount(), mark(request.iban()));
        return simulator.once(effect, Refund.class, () -> {
            String id = Simulator.id("RE-", key);
            ledger.book(effect, Ledger.Kind.REFUND, id, request.orderNumber());
            return new Refund(id);
        });
    }

    private static void refuseUnknown(@Nullable String iban) {
        if (iban != null && iban.endsWith("0000")) {
            throw new CallRefused(BANK_DETAILS_REJECTED, "The bank does not know this account (simulated).");
        }
    }

    private static String mark(@Nullable String iban) {
        String end = iban == null || iban.length() < 4 ? "" : iban.substring(iban.length() - 4);
        if (end.matches("990[1-9]")) {
            return "fail" + end.charAt(3);
        }
        return end.equals("9999") ? "slow" : "";
    }
}
