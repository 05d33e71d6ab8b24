package dev.greenroom.readmodel;

import dev.greenroom.engine.catalog.ProcessCatalog;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The variables that hold a number which customers know their contract or order by: what their process names. */
@Component
class SearchFields {

    private static final String USUAL = "policyNumber,orderNumber";
    private static final Set<String> WITHOUT_MODEL = read(USUAL);

    private final ProcessCatalog catalog;
    /** A deployed version never changes, and one that is gone does not come back. */
    private final Map<String, Set<String>> known = new ConcurrentHashMap<>();

    SearchFields(ProcessCatalog catalog) {
        this.catalog = catalog;
    }

    Set<String> of(String definitionId) {
        Set<String> before = known.get(definitionId);
        if (before != null) {
            return before;
        }
        Set<String> fields = catalog.known(definitionId)
                .map(model -> read(model.properties().getOrDefault("searchFields", USUAL)))
                .orElse(WITHOUT_MODEL);
        known.put(definitionId, fields);
        return fields;
    }

    private static Set<String> read(String names) {
        return Arrays.stream(names.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
