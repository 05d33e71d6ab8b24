package dev.greenroom.desk;

import dev.greenroom.cases.CaseRights;
import dev.greenroom.cases.CaseShown;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes down who looked at which cases; never what they typed, since that is a customer's name or number. */
@Repository
class Lookups {

    static final String SEARCH = "search";
    private static final String ANSWER = "answer";
    private static final String CUSTOMER = "customer";
    private static final String CALLS = "calls";
    private static final Duration ONE_LOOK = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final CaseRights rights;
    private final Clock clock;

    Lookups(JdbcClient jdbc, CaseRights rights, Clock clock) {
        this.jdbc = jdbc;
        this.rights = rights;
        this.clock = clock;
    }

    /** The caller looks at this case: the screen that follows it for a while is one look. */
    void looked(String reference) {
        looked(ANSWER, reference);
    }

    @EventListener
    void on(CaseShown shown) {
        looked(shown.reference());
    }

    /** The caller looks at these cases of one customer; following them for a while is one look. */
    void lookedAtCustomer(Collection<String> references) {
        looked(CUSTOMER, String.join(" ", references));
    }

    /** The caller looks at whom to call. */
    void lookedAtCalls(Collection<String> references) {
        if (!references.isEmpty()) {
            looked(CALLS, String.join(" ", references));
        }
    }

    private void looked(String kind, String shown) {
        Instant now = clock.instant();
        jdbc.sql("insert into desk_lookup (at, person, kind, shown) select :at, :person, :kind, :shown"
                        + " where not exists (select 1 from desk_lookup where person = :person and kind = :kind"
                        + " and shown = :shown and at > :since)")
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("since", now.minus(ONE_LOOK).atOffset(ZoneOffset.UTC))
                .param("person", rights.sight().user())
                .param("kind", kind)
                .param("shown", shown)
                .update();
    }

    /** The caller was shown these cases. */
    void shown(String kind, Collection<String> references) {
        if (references.isEmpty()) {
            return;
        }
        jdbc.sql("insert into desk_lookup (at, person, kind, shown) values (:at, :person, :kind, :shown)")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("person", rights.sight().user())
                .param("kind", kind)
                .param("shown", references.stream().collect(Collectors.joining(" ")))
                .update();
    }
}
