package dev.greenroom.engine;

import dev.greenroom.engine.functions.ModelDelegate;
import dev.greenroom.engine.functions.ModelFunction;
import dev.greenroom.engine.models.ModelVocabulary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything a model may call, by name. Read from the contributed beans at first use, since those need the engine
 * themselves.
 */
class ModelRegistry implements ModelVocabulary {

    private record Known(
            Map<String, ModelFunction> functions, Set<String> topics, Map<String, ModelDelegate> delegates) {}

    private final Supplier<Known> source;
    private volatile Known known;

    @SuppressWarnings("NullAway.Init")
    ModelRegistry(Supplier<Stream<ModelFunction>> functions, Supplier<Stream<ModelDelegate>> delegates) {
        this.source = () -> read(functions.get().toList(), delegates.get().toList());
    }

    private static Known read(List<ModelFunction> contributed, List<ModelDelegate> delegates) {
        List<ModelFunction> functions = Stream.concat(Stream.of(ListFunctions.SIZE), contributed.stream())
                .toList();
        return new Known(
                functions.stream().collect(Collectors.toUnmodifiableMap(ModelFunction::name, Function.identity())),
                functions.stream()
                        .map(function ->
                                function.name().substring(0, function.name().indexOf('.')))
                        .collect(Collectors.toUnmodifiableSet()),
                delegates.stream().collect(Collectors.toUnmodifiableMap(ModelDelegate::name, Function.identity())));
    }

    private Known known() {
        Known read = known;
        if (read == null) {
            read = source.get();
            known = read;
        }
        return read;
    }

    Optional<ModelFunction> function(String name) {
        return Optional.ofNullable(known().functions().get(name));
    }

    /** Whether a timer that waits for this function's answer waits again once it has come. */
    boolean moves(String name) {
        return function(name).filter(ModelFunction::moves).isPresent();
    }

    boolean isTopic(String name) {
        return known().topics().contains(name);
    }

    Optional<ModelDelegate> delegate(String name) {
        return Optional.ofNullable(known().delegates().get(name));
    }

    @Override
    public boolean hasFunction(String name, int arguments) {
        return function(name).filter(found -> found.arity() == arguments).isPresent();
    }

    @Override
    public boolean hasDelegate(String name) {
        return delegate(name).isPresent();
    }
}
