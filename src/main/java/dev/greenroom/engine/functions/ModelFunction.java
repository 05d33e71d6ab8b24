package dev.greenroom.engine.functions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function that models may call in an expression, under the name {@code topic.verb} ({@code sla.warnAt}). Contributed
 * as a bean; runs in the engine's transaction.
 */
public record ModelFunction(String name, int arity, Body body) {

    public ModelFunction {
        if (!name.matches("[a-z][A-Za-z]*\\.[a-z][A-Za-z]*")) {
            throw new IllegalArgumentException("A model function is called topic.verb: " + name);
        }
    }

    /** What the function does. */
    @FunctionalInterface
    public interface Body {

        @Nullable
        Object call(ModelScope scope, List<@Nullable Object> arguments);
    }
}
