package dev.greenroom.replay;

import java.util.Locale;
import java.util.Optional;

/** How an application ended, in the words both the log and the model can be put in. */
enum Outcome {
    PAID_OUT,
    DECLINED,
    /** At the customer's wish, or because the customer never answered: the log has one state for both. */
    CANCELLED;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Outcome> inLog(String activity) {
        return switch (activity) {
            case "A_ACTIVATED", "A_APPROVED", "A_REGISTERED" -> Optional.of(PAID_OUT);
            case "A_DECLINED" -> Optional.of(DECLINED);
            case "A_CANCELLED" -> Optional.of(CANCELLED);
            default -> Optional.empty();
        };
    }

    static Optional<Outcome> inModel(String word) {
        return switch (word) {
            case "paid-out" -> Optional.of(PAID_OUT);
            case "declined" -> Optional.of(DECLINED);
            case "cancelled", "expired" -> Optional.of(CANCELLED);
            default -> Optional.empty();
        };
    }
}
