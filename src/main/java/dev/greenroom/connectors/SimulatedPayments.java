package dev.greenroom.connectors;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A bank that needs no network: an IBAN ending in {@code 0000} is rejected, one ending in {@code 990<n>} fails n times
 * first, one ending in {@code 9999} is slow. A customer's id ending in {@code declined} has nothing to collect, one ending
 * in {@code slow} or {@code fail<n>} asks for trouble, one in {@code refund-slow} or {@code refund-fail<n>} only when what
 * it paid is given back. What it moved stands in the ledger.
 */
record SimulatedPayments(Simulator simulator, Ledger ledger) implements Payments {

    private static final Pattern REFUND_MEANT = Pattern.compile("(?i).*(-refund-(?:slow|fail[1-9]))");

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
        Matcher refundMeant = REFUND_MEANT.matcher(request.customerId());
        String mark = refundMeant.matches() ? "" : request.customerId();
        var effect = new Simulator.Effect(key, request.caseReference(), request.amount(), mark);
        return simulator.once(effect, Capture.class, () -> {
            // Nothing but the payment is known when it is given back: its number carries the wish for trouble.
            String id = Simulator.id("PY-", key) + (refundMeant.matches() ? refundMeant.group(1) : "");
            ledger.book(effect, Ledger.Kind.CAPTURE, id, request.caseReference());
            return new Capture(id);
        });
    }

    @Override
    public Refund refund(RefundRequest request, String key) {
        refuseUnknown(request.iban());
        String paymentId = request.paymentId();
        String ofAccount = mark(request.iban());
        String mark = paymentId != null && ofAccount.isEmpty() ? paymentId : ofAccount;
        var effect = new Simulator.Effect(key, request.caseReference(), request.amount(), mark);
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
