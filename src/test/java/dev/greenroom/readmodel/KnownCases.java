package dev.greenroom.readmodel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Rows of cases as the read model would have them, with what they are found by; no engine stands behind them. */
public final class KnownCases {

    private static final int AT_ONCE = 500;

    private KnownCases() {}

    /** A case and whose it is. */
    public record Known(
            String reference,
            String customer,
            String name,
            String mail,
            String phone,
            String postcode,
            Instant openedAt) {}

    /** Puts them into the house, as if they had been opened. */
    public static void add(ApplicationContext house, String definitionId, List<Known> cases) {
        JdbcTemplate jdbc = house.getBean(JdbcTemplate.class);
        CaseKeys keys = house.getBean(CaseKeys.class);
        TransactionTemplate transaction = new TransactionTemplate(house.getBean(PlatformTransactionManager.class));
        for (int from = 0; from < cases.size(); from += AT_ONCE) {
            List<Known> some = cases.subList(from, Math.min(cases.size(), from + AT_ONCE));
            transaction.executeWithoutResult(status -> {
                jdbc.batchUpdate(
                        "insert into case_view (reference, current_instance_id, process, definition_id, state, customer_id,"
                                + " customer_name, customer_email, customer_phone, customer_postcode, opened_at)"
                                + " values (?, ?, 'insurance-claim', ?, 'open', ?, ?, ?, ?, ?, ?)",
                        rows(definitionId, some));
                keys.write(some.stream().map(Known::reference).toList());
            });
        }
    }

    private static List<Object[]> rows(String definitionId, List<Known> cases) {
        List<Object[]> rows = new ArrayList<>();
        cases.forEach(one -> rows.add(new Object[] {
            one.reference(),
            "i-" + one.reference(),
            definitionId,
            one.customer(),
            one.name(),
            one.mail(),
            one.phone(),
            one.postcode(),
            Sql.time(one.openedAt())
        }));
        return rows;
    }
}
