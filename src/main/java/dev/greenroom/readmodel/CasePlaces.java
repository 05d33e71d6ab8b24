package dev.greenroom.readmodel;

import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.UnknownProcess;
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
    record Place(String reference, boolean reopened, @Nullable String externalKey) {}

    private record Former(String state, String process) {}

    /** The references of these root instances; those never seen are missing. */
    Map<String, String> known(Collection<String> roots) {
        Map<String, String> known = new HashMap<>();
        if (!roots.isEmpty()) {
            jdbc.sql("select instance_id, reference from case_instance where instance_id in (:roots)")
                    .param("roots", roots)
                    .query(row -> {
                        known.put(row.getString("instance_id"), row.getString("reference"));
                    });
        }
        return known;
    }

    /**
     * A business key that is a reference with the process's own prefix names the case: a new one, or a closed one of the
     * same process that is reopened. Any other business key is a foreign one, and the case gets a reference of its own.
     */
    Place place(InstanceStarted started) {
        String prefix = prefix(started.definitionId());
        String key = started.businessKey();
        if (key != null
                && key.startsWith(prefix + "-")
                && CaseReference.parse(key).map(CaseReference::value).equals(Optional.of(key))) {
            Optional<Former> former = former(key);
            if (former.isEmpty()) {
                return new Place(key, false, null);
            }
            if (former.get().state().equals("closed") && former.get().process().equals(started.process())) {
                return new Place(key, true, null);
            }
        }
        return new Place(references.next(prefix).value(), false, key);
    }

    private Optional<Former> former(String reference) {
        // Of two that reopen a case at once the second waits, and finds it open.
        return jdbc.sql("select state, process from case_view where reference = :reference for update")
                .param("reference", reference)
                .query(Former.class)
                .optional();
    }

    private String prefix(String definitionId) {
        try {
            String prefix = catalog.model(definitionId).referencePrefix();
            return prefix.matches("[A-Z]{2}") ? prefix : ANY_PREFIX;
        } catch (UnknownProcess e) {
            return ANY_PREFIX;
        }
    }
}
