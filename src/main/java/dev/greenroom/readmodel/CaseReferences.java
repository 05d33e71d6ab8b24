package dev.greenroom.readmodel;

import dev.greenroom.shared.CaseReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives out case references, each once, over all nodes; gaps are possible. */
@Component
public class CaseReferences {

    private final JdbcClient jdbc;

    CaseReferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next free reference with this prefix ({@code LN}). */
    public CaseReference next(String prefix) {
        while (true) {
            long number =
                    jdbc.sql("select nextval('case_number')").query(Long.class).single();
            CaseReference reference = CaseReference.of(prefix, number);
            // A start through the engine's own door may have named a reference ahead of its turn.
            if (!taken(reference.value())) {
                return reference;
            }
        }
    }

    private boolean taken(String reference) {
        return jdbc.sql("select count(*) from case_view where reference = :reference")
                        .param("reference", reference)
                        .query(Long.class)
                        .single()
                > 0;
    }
}
