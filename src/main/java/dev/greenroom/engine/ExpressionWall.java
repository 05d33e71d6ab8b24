package dev.greenroom.engine;

import dev.greenroom.engine.models.SafeExpression;
import java.util.Optional;

/** Holds every expression that the engine is about to build against the rules for models. */
class ExpressionWall {

    private final SafeExpression rules;

    ExpressionWall(ModelRegistry registry) {
        this.rules = new SafeExpression(registry);
    }

    /** Why the expression is refused; empty when it is fine. */
    Optional<String> refusal(String expression) {
        return Optional.ofNullable(rules.fault(expression)).map(SafeExpression.Fault::reason);
    }

    void check(String expression) {
        refusal(expression).ifPresent(reason -> {
            throw new ExpressionRefused(reason);
        });
    }
}
