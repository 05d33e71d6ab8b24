package dev.greenroom.work;

import dev.greenroom.engine.catalog.Form;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.engine.catalog.Text;
import dev.greenroom.readmodel.ListRefused;
import dev.greenroom.readmodel.TaskQuery;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The case variables that models name for lists: shown in each row, and what lists are filtered by. */
@Component
class ListFields {

    /** A model that somebody deploys counts so soon; asking the engine for each page would cost more than the page. */
    private static final Duration REFRESHED = Duration.ofSeconds(1);

    private final ProcessCatalog catalog;
    private volatile @Nullable Models models;

    ListFields(ProcessCatalog catalog) {
        this.catalog = catalog;
    }

    private record Models(List<ProcessModel> all, Set<String> names, long readAt) {}

    private Models read() {
        Models known = models;
        if (known != null && System.nanoTime() - known.readAt() < REFRESHED.toNanos()) {
            return known;
        }
        List<ProcessModel> all = catalog.allLatest();
        Set<String> names =
                all.stream().flatMap(model -> model.listFields().stream()).collect(Collectors.toUnmodifiableSet());
        Models read = new Models(all, names, System.nanoTime());
        models = read;
        return read;
    }

    List<ProcessModel> processes() {
        return read().all();
    }

    Set<String> names() {
        return read().names();
    }

    /** The query, if each field that it filters by is one of a list. */
    TaskQuery checked(TaskQuery query) {
        Set<String> names = names();
        for (String field : new TreeSet<>(query.fields().keySet())) {
            if (!names.contains(field)) {
                throw new ListRefused(
                        "field." + field,
                        "is not a field of any list; there are: " + String.join(", ", new TreeSet<>(names)));
            }
        }
        return query;
    }

    /** The fields of one process, or of all, with what people call them. */
    Map<String, String> labels(@Nullable String process, String language) {
        Map<String, String> labels = new LinkedHashMap<>();
        processes().stream()
                .filter(model -> process == null || model.process().equals(process))
                .forEach(model -> model.listFields()
                        .forEach(name ->
                                labels.putIfAbsent(name, label(model, name).in(language))));
        return labels;
    }

    static Text label(ProcessModel model, String name) {
        return Stream.concat(Optional.ofNullable(model.startForm()).stream(), model.forms().values().stream())
                .map((Form form) -> form.label(name))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> new Text(name, name));
    }
}
