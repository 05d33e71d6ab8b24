package dev.greenroom.connectors;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A robot that needs no network: who reports the claim holds the policy, the deductible follows from the kind of loss. A
 * policy number ending in {@code claims<n>} had n claims, one ending in {@code unknown} is not found, one ending in
 * {@code robot-slow} or {@code robot-fail<n>} asks for trouble.
 */
record SimulatedPrefillRobot(Simulator simulator) implements PrefillRobot {

    private static final Pattern CLAIMS = Pattern.compile("(?i).*claims([0-9])");

    @Override
    public Answer lookUp(Request request, String key) {
        String policy = request.policyNumber();
        if (policy.toLowerCase(Locale.ROOT).endsWith("unknown")) {
            throw CallFailed.hopeless("No policy of this number (simulated).");
        }
        String mark = policy.toLowerCase(Locale.ROOT).contains("robot-") ? policy : "";
        var effect = new Simulator.Effect(key, request.caseReference(), BigDecimal.ZERO, mark);
        return simulator.once(effect, Answer.class, () -> answer(request));
    }

    private static Answer answer(Request request) {
        Matcher claims = CLAIMS.matcher(request.policyNumber());
        return new Answer(
                request.customerName().isBlank() ? null : request.customerName(),
                deductible(request.lossType()),
                claims.matches() ? Integer.parseInt(claims.group(1)) : 0);
    }

    private static BigDecimal deductible(String lossType) {
        return switch (lossType) {
            case "motor" -> new BigDecimal("150");
            case "home" -> new BigDecimal("100");
            default -> new BigDecimal("50");
        };
    }
}
