package dev.greenroom.engine.models;

import java.util.Map;
import java.util.Set;

/** Names that models may call in tests. */
public final class Vocabularies {

    /** What the service itself registers. */
    public static final ModelVocabulary OWN = new ModelVocabulary() {

        private final Map<String, Integer> functions = Map.of("sla.warnAt", 0, "sla.lateAt", 0, "list.size", 1);
        private final Set<String> delegates = Set.of("escalateAtRisk", "escalateLate");

        @Override
        public boolean hasFunction(String name, int arguments) {
            return Integer.valueOf(arguments).equals(functions.get(name));
        }

        @Override
        public boolean hasDelegate(String name) {
            return delegates.contains(name);
        }
    };

    private Vocabularies() {}
}
