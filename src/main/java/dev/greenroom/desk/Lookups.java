package dev.greenroom.desk;

import dev.greenroom.cases.CaseRights;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes down who looked at which cases; never what they typed, since that is a customer's name or number. */
@Repository
class Lookups {

    static final String SEARCH = "search";
    static final String ANSWER = "answer";

    private final JdbcClient jdbc;
    private final CaseRights rights;
    private final Clock clock;

    Lookups(JdbcClient jdbc, CaseRights rights, Clock clock) {
        this.jdbc = jdbc;
        this.rights = rights;
        this.clock = clock;
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
