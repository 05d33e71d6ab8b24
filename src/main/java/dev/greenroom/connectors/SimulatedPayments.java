package dev.greenroom.connectors;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A bank that needs no network: an IBAN ending in {@code 0000} is rejected, one ending in {@code 990<n>} fails n times
 * first, one ending in {@code 9999} is slow.
 */
record SimulatedPayments(Simulator simulator) implements Payments {

    @Override
    public Payout payOut(Request request, String key) {
        if (request.iban().endsWith("0000")) {
            throw new CallRefused(BANK_DETAILS_REJECTED, "The bank does not know this account (simulated).");
        }
        var effect = new Simulator.Effect(key, request.caseReference(), request.amount(), mark(request.iban()));
        return simulator.once(
                effect,
                Payout.class,
                () -> new Payout("PY-" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8))));
    }

    private static String mark(String iban) {
        String end = iban.length() < 4 ? iban : iban.substring(iban.length() - 4);
        if (end.matches("990[1-9]")) {
            return "fail" + end.charAt(3);
        }
        return end.equals("9999") ? "slow" : "";
    }
}
