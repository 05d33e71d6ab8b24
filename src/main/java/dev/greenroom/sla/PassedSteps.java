package dev.greenroom.sla;

import dev.greenroom.shared.OfTransaction;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Steps that a transaction entered and for which it opened no clock: when it leaves one again, no clock ends. */
@Component
class PassedSteps {

    private final OfTransaction<Steps> steps = new OfTransaction<>(Steps::new);

    private static final class Steps {

        private final Set<String> entered = new HashSet<>();
        private final Set<String> counted = new HashSet<>();
    }

    void entered(String step) {
        steps.get().entered.add(step);
    }

    void counted(String step) {
        steps.get().counted.add(step);
    }

    boolean isPassed(String step) {
        return steps.current()
                .filter(known -> known.entered.contains(step) && !known.counted.contains(step))
                .isPresent();
    }
}
