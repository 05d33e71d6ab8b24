package dev.greenroom.engine.functions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function that models may call in an expression, under the name {@code topic.verb} ({@code sla.warnAt}). Contributed
 * as a bean; runs in the engine's transaction.
 *
 * @param moves whether it answers another instant once the first has come: an event sub-process that starts by it starts
 *     again then
 */
public record ModelFunction(String name, int arity, boolean moves, Body body) {

    public ModelFunction {
        if (!name.matches("[a-z][A-Za-z]*\\.[a-z][A-Za-z]*")) {
            throw new IllegalArgumentException("A model function is called topic.verb: " + name);
        }
    }

    public ModelFunction(String name, int arity, Body body) {
        this(name, arity, false, body);
    }

    /** A function that answers the next of several instants. */
    public static ModelFunction nextInstant(String name, Body body) {
        return new ModelFunction(name, 0, true, body);
    }

    /** What the function does. */
    @FunctionalInterface
    public interface Body {

        @Nullable
        Object call(ModelScope scope, List<@Nullable Object> arguments);
    }
}
