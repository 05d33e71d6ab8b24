package dev.greenroom.engine;

import dev.greenroom.engine.functions.ModelFunction;
import java.util.Collection;
import java.util.Map;

/** What models may ask of a list. */
final class ListFunctions {

    static final ModelFunction SIZE = new ModelFunction("list.size", 1, (scope, arguments) -> {
        Object value = arguments.get(0);
        if (value instanceof Collection<?> items) {
            return (long) items.size();
        }
        return value instanceof Map<?, ?> map ? (long) map.size() : 0L;
    });

    private ListFunctions() {}
}
