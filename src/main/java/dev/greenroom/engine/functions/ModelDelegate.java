package dev.greenroom.engine.functions;

import java.util.function.Consumer;

/**
 * Code that models may run as a service task or listener, as {@code delegateExpression="${name}"}. Contributed as a bean;
 * runs in the engine's transaction, so it calls nothing remote.
 */
public record ModelDelegate(String name, Consumer<ModelScope> body) {

    public ModelDelegate {
        if (!name.matches("[a-z][A-Za-z]*")) {
            throw new IllegalArgumentException("A delegate has a plain name: " + name);
        }
    }
}
