package dev.greenroom.desk;

import dev.greenroom.cases.CaseRights;
import dev.greenroom.cases.CaseShown;
import dev.greenroom.shared.LookAgain;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Writes down who looked at which cases; never what they typed, since that is a customer's name or number. */
@Repository
class Lookups {

    private static final String SEARCH = "search";
    private static final String ANSWER = "answer";
    private static final String CUSTOMER = "customer";
    private static final String CALLS = "calls";
    private static final String CASE = "case";
    private static final String LIST = "list";

    /** For so long a screen that stays open is the look that opened it; so many of a person's looks are asked for it. */
    private static final Duration SAME_LOOK = Duration.ofHours(4);

    private static final int LATEST = 100;
    /** A list in which nobody was. */
    private static final Set<String> NOBODY = Set.of("");
    /** So many rows are forgotten in one step. */
    static final int AT_ONCE = 1000;

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

    /** One insert: each look is a row of its own, also when nothing but a screen's word says that it is none. */
    private void write(String kind, @Nullable String asked, Collection<String> references) {
        if (saysAgain() && !kind.equals(SEARCH) && showsNothingNew(kind, references)) {
            return;
        }
        jdbc.sql("insert into desk_lookup (at, person, kind, asked, shown)"
                        + " values (:at, :person, :kind, :asked, :shown)")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("person", rights.sight().user())
                .param("kind", kind)
                .param("asked", asked)
                .param("shown", String.join(" ", references))
                .update();
    }

    private static boolean saysAgain() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now
                && now.getRequest().getMethod().equals("GET")
                && "true".equals(now.getRequest().getHeader(LookAgain.HEADER));
    }

    /** Whether a look of the same kind by the same person is written down that showed all of this. */
    private boolean showsNothingNew(String kind, Collection<String> references) {
        return jdbc
                .sql("select shown from desk_lookup where person = :person and at >= :since and kind = :kind"
                        + " order by at desc limit " + LATEST)
                .param("person", rights.sight().user())
                .param("since", clock.instant().minus(SAME_LOOK).atOffset(ZoneOffset.UTC))
                .param("kind", kind)
                .query(String.class)
                .list()
                .stream()
                .map(shown -> new HashSet<>(List.of(shown.split(" "))))
                .anyMatch(shown -> references.isEmpty() ? shown.equals(NOBODY) : shown.containsAll(references));
    }

    /** Forgets what was looked at before; a few rows at a time, so that nobody who looks waits. */
    int forget(Instant before) {
        int forgotten = 0;
        int step;
        do {
            step = jdbc.sql("delete from desk_lookup where id in (select id from desk_lookup where at < :before"
                            + " order by at limit " + AT_ONCE + ")")
                    .param("before", before.atOffset(ZoneOffset.UTC))
                    .update();
            forgotten += step;
        } while (step == AT_ONCE);
        return forgotten;
    }
}
