package dev.greenroom.connectors;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An expert who needs no network and values every damage at 95 % of what the customer says; a policy number ending in
 * {@code slow} or {@code fail<n>} asks for trouble.
 */
record SimulatedAppraisals(Simulator simulator) implements Appraisals {

    private static final BigDecimal SHARE = new BigDecimal("0.95");

    @Override
    public Appraisal order(Request request, String key) {
        String policy = request.policyNumber();
        // "robot-fail2" is meant for the robot that looks the policy up.
        String mark = policy.contains("robot-") ? "" : policy;
        var effect = new Simulator.Effect(key, request.caseReference(), BigDecimal.ZERO, mark);
        return simulator.once(
                effect,
                Appraisal.class,
                () -> new Appraisal(
                        Simulator.id("AP-", key),
                        request.estimatedAmount().multiply(SHARE).setScale(2, RoundingMode.HALF_UP)));
    }
}
