package dev.greenroom.desk;

import dev.greenroom.CleanHouse;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.readmodel.KnownCases;
import dev.greenroom.readmodel.KnownCases.Known;
import dev.greenroom.shared.CaseReference;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Cases as the read model would have them whose customers will not have what they were promised. */
public final class CasesAtRisk {

    /** Whoever they are of. */
    public static final String PHONE = "+49 30 5550";

    private CasesAtRisk() {}

    /** An open case that was promised for a day, and whose rest no longer fits before it since an instant. */
    public static String promised(
            ApplicationContext house, int number, String customer, LocalDate day, Instant riskAt) {
        String reference = CaseReference.of("RF", 200_000 + number).value();
        String definition = house.getBean(ProcessCatalog.class)
                .latest("refund-request")
                .orElseThrow()
                .definitionId();
        Known known = new Known(reference, customer, "Mara Weber", "m@example.org", PHONE, "10115", CleanHouse.START);
        KnownCases.add(house, "refund-request", definition, List.of(known));
        JdbcTemplate jdbc = house.getBean(JdbcTemplate.class);
        jdbc.update(
                "insert into promise (reference, root_instance_id, kind, promised_date, promised_at)"
                        + " values (?, ?, 'first', ?, ?)",
                reference,
                "i-" + reference,
                day,
                CleanHouse.START.atOffset(ZoneOffset.UTC));
        jdbc.update(
                "insert into case_promise (reference, promise_id, promised_date, zone, risk_at)"
                        + " select reference, id, promised_date, 'UTC', ? from promise where reference = ?",
                riskAt.atOffset(ZoneOffset.UTC),
                reference);
        return reference;
    }
}
