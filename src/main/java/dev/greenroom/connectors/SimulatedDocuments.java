package dev.greenroom.connectors;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Makes offers without a network; a customer's id ending in {@code slow} or {@code fail<n>} asks for trouble. */
record SimulatedDocuments(Simulator simulator) implements Documents {

    @Override
    public Offer generateOffer(Request request, String key) {
        var effect = new Simulator.Effect(key, request.caseReference(), BigDecimal.ZERO, request.customerId());
        return simulator.once(effect, Offer.class, () -> new Offer(Simulator.id("OF-", key), instalment(request)));
    }

    @Override
    public Reminder sendReminder(ReminderRequest request, String key) {
        var effect = new Simulator.Effect(key, request.caseReference(), BigDecimal.ZERO, request.customerId());
        return simulator.once(effect, Reminder.class, () -> new Reminder(Simulator.id("LE-", key)));
    }

    /** The annuity: equal payments over the term at the yearly rate. */
    static BigDecimal instalment(Request request) {
        int months = Math.max(1, request.termMonths());
        BigDecimal monthly = request.rate().divide(BigDecimal.valueOf(1200), MathContext.DECIMAL64);
        if (monthly.signum() == 0) {
            return request.amount().divide(BigDecimal.valueOf(months), 2, RoundingMode.HALF_UP);
        }
        BigDecimal growth = BigDecimal.ONE.add(monthly).pow(months, MathContext.DECIMAL64);
        return request.amount()
                .multiply(monthly)
                .multiply(growth)
                .divide(growth.subtract(BigDecimal.ONE), 2, RoundingMode.HALF_UP);
    }
}
