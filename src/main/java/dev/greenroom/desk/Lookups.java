package dev.greenroom.desk;

import dev.greenroom.cases.CaseRights;
import dev.greenroom.cases.CaseShown;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes down who looked at which cases; never what they typed, since that is a customer's name or number. */
@Repository
class Lookups {

    private static final String SEARCH = "search";
    private static final String ANSWER = "answer";
    private static final String CUSTOMER = "customer";
    private static final String CALLS = "calls";
    private static final String CASE = "case";
    private static final String LIST = "list";

    private final JdbcClient jdbc;
    private final CaseRights rights;
    private final Clock clock;

    Lookups(JdbcClient jdbc, CaseRights rights, Clock clock) {
        this.jdbc = jdbc;
        this.rights = rights;
        this.clock = clock;
    }

    /** The caller looks at this case. */
    void looked(String reference) {
        write(ANSWER, null, List.of(reference));
    }

    @EventListener
    void on(CaseShown shown) {
        boolean isList = shown.how() == CaseShown.How.LIST;
        write(isList ? LIST : CASE, null, shown.references());
    }

    /** The caller looks at these cases of one customer. */
    void lookedAtCustomer(Collection<String> references) {
        write(CUSTOMER, null, references);
    }

    /** The caller looks at whom to call. */
    void lookedAtCalls(Collection<String> references) {
        if (!references.isEmpty()) {
            write(CALLS, null, references);
        }
    }

    /** The caller looked for somebody: that nothing was found says something as well. */
    void searched(String asked, Collection<String> references) {
        write(SEARCH, asked, references);
    }

    /** One insert and nothing to read: each look is a row of its own. */
    private void write(String kind, @Nullable String asked, Collection<String> references) {
        jdbc.sql("insert into desk_lookup (at, person, kind, asked, shown)"
                        + " values (:at, :person, :kind, :asked, :shown)")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("person", rights.sight().user())
                .param("kind", kind)
                .param("asked", asked)
                .param("shown", String.join(" ", references))
                .update();
    }
}
