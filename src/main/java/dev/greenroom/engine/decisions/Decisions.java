package dev.greenroom.engine.decisions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Evaluates the latest version of a decision table. */
public interface Decisions {

    /** The matched rules, each as output name → value. Empty when nothing matched; throws when the table is unknown. */
    List<Map<String, @Nullable Object>> evaluate(String table, Map<String, @Nullable Object> inputs);

    /** The source of the latest version, as it was deployed. */
    Optional<byte[]> source(String table);

    /** Evaluates a table that is not deployed; inputs and rules as in {@link #evaluate}. */
    Function<Map<String, @Nullable Object>, List<Map<String, @Nullable Object>>> trial(String table, byte[] source);

    /**
     * The id of the latest version, which changes with every deployment: a key for caches. For the rest of a transaction it
     * stays what it was when first asked.
     */
    Optional<String> latestVersion(String table);
}
