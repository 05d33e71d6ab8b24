package dev.greenroom.sla;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which clocks of some cases run still, for whoever tells later what they came to. */
@Repository
public class OpenClocks {

    private final JdbcClient jdbc;

    OpenClocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whose clock it is, as {@link Escalated} says it.
     *
     * @param element the step; null when it is about the whole case
     */
    public record OpenClock(String reference, String kind, String levelKey, @Nullable String element) {}

    /** Those of these cases, and of all that is done beside them. What a customer was promised has no clock here. */
    public Set<OpenClock> of(Collection<String> references) {
        return references.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql("select i.reference, s.kind, s.level_key, s.element from case_instance i"
                                + " join sla_row s on s.instance_id = i.instance_id and s.closed_at is null"
                                + " where i.reference in (:references)")
                        .param("references", references)
                        .query((row, number) -> {
                            String kind = row.getString("kind");
                            boolean whole = SlaRow.Kind.of(kind) == SlaRow.Kind.CASE;
                            return new OpenClock(
                                    row.getString("reference"),
                                    kind,
                                    row.getString("level_key"),
                                    whole ? null : row.getString("element"));
                        })
                        .list());
    }

    /** Whether what an escalation is about has a clock that ends with it. */
    public static boolean counts(String kind) {
        return !kind.equals(Escalation.PROMISE);
    }
}
