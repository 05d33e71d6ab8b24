package dev.greenroom.readmodel;

import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.engine.events.EngineFact.InstanceStarted;
import dev.greenroom.shared.CaseReference;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Says which case a root instance belongs to. */
final class CasePlaces {

    /** For processes whose model names no usable prefix. */
    private static final String ANY_PREFIX = "CA";

    private final JdbcClient jdbc;
    private final CaseReferences references;
    private final ProcessCatalog catalog;

    CasePlaces(JdbcClient jdbc, CaseReferences references, ProcessCatalog catalog) {
        this.jdbc = jdbc;
        this.references = references;
        this.catalog = catalog;
    }

    /** Where a new root instance goes: {@code externalKey} is a business key that is none of our references. */
    record Place(String reference, Kind kind, @Nullable String externalKey) {}

    /** What a root instance is to its case. */
    enum Kind {
        FIRST,
        REOPENING,
        BESIDE
    }

    /** The case of a root instance seen before. */
    record Known(String reference, String definitionId, boolean beside) {}

    private record Former(String state, String process) {}

    /** The references of these root instances; those never seen are missing. */
    Map<String, Known> known(Collection<String> roots) {
        Map<String, Known> known = new HashMap<>();
        if (!roots.isEmpty()) {
            jdbc.sql(
                            "select instance_id, reference, definition_id, beside from case_instance where instance_id in (:roots)")
                    .param("roots", roots)
                    .query(row -> {
                        known.put(
                                row.getString("instance_id"),
                                new Known(
                                        row.getString("reference"),
                                        row.getString("definition_id"),
                                        row.getBoolean("beside")));
                    });
        }
        return known;
    }

    /**
     * A business key that is a reference with the process's own prefix names the case: a new one, or a closed one of the
     * same process that is reopened. A process that runs beside cases belongs to any case that its key names. Any other
     * business key is a foreign one, and the case gets a reference of its own.
     */
    Place place(InstanceStarted started) {
        Optional<ProcessModel> model = model(started.definitionId());
        String prefix = prefix(model);
        String key = started.businessKey();
        boolean beside = model.filter(ProcessModel::runsBesideCases).isPresent();
        if (key != null
                && (beside || key.startsWith(prefix + "-"))
                && CaseReference.parse(key).map(CaseReference::value).equals(Optional.of(key))) {
            Optional<Former> former = former(key);
            if (former.isEmpty()) {
                return beside ? elsewhere(prefix, key) : new Place(key, Kind.FIRST, null);
            }
            if (beside) {
                return new Place(key, Kind.BESIDE, null);
            }
            if (former.get().state().equals("closed") && former.get().process().equals(started.process())) {
                return new Place(key, Kind.REOPENING, null);
            }
        }
        return elsewhere(prefix, key);
    }

    private Place elsewhere(String prefix, @Nullable String key) {
        return new Place(references.next(prefix).value(), Kind.FIRST, key);
    }

    private Optional<Former> former(String reference) {
        // Of two that reopen a case at once the second waits, and finds it open.
        return jdbc.sql("select state, process from case_view where reference = :reference for update")
                .param("reference", reference)
                .query(Former.class)
                .optional();
    }

    private Optional<ProcessModel> model(String definitionId) {
        return catalog.known(definitionId);
    }

    private static String prefix(Optional<ProcessModel> model) {
        return model.map(ProcessModel::referencePrefix)
                .filter(prefix -> prefix.matches("[A-Z]{2}"))
                .orElse(ANY_PREFIX);
    }
}
