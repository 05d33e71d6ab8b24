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
    public static void add(ApplicationContext house, String process, String definitionId, List<Known> cases) {
        JdbcTemplate jdbc = house.getBean(JdbcTemplate.class);
        CaseKeys keys = house.getBean(CaseKeys.class);
        TransactionTemplate transaction = new TransactionTemplate(house.getBean(PlatformTransactionManager.class));
        for (int from = 0; from < cases.size(); from += AT_ONCE) {
            List<Known> some = cases.subList(from, Math.min(cases.size(), from + AT_ONCE));
            transaction.executeWithoutResult(status -> {
                jdbc.batchUpdate(
                        "insert into case_view (reference, current_instance_id, process, definition_id, state, customer_id,"
                                + " customer_name, customer_email, customer_phone, customer_postcode, opened_at)"
                                + " values (?, ?, ?, ?, 'open', ?, ?, ?, ?, ?, ?)",
                        rows(process, definitionId, some));
                keys.write(some.stream().map(Known::reference).toList());
            });
        }
    }

    /** Closes these cases. */
    public static void close(ApplicationContext house, List<String> references) {
        JdbcTemplate jdbc = house.getBean(JdbcTemplate.class);
        new TransactionTemplate(house.getBean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            jdbc.batchUpdate(
                    "update case_view set state = 'closed' where reference = ?",
                    references.stream().map(each -> new Object[] {each}).toList());
            house.getBean(CaseKeys.class).write(references);
        });
    }

    /** Lets the case stand at this step. */
    public static void stand(ApplicationContext house, String definitionId, Known one, String element) {
        house.getBean(JdbcTemplate.class)
                .update(
                        "insert into case_step (activity_instance_id, reference, instance_id, root_instance_id, execution_id,"
                                + " definition_id, element, type, entered_at) values (?, ?, ?, ?, 'e', ?, ?, 'userTask', ?)",
                        "a-" + one.reference(),
                        one.reference(),
                        "i-" + one.reference(),
                        "i-" + one.reference(),
                        definitionId,
                        element,
                        Sql.time(one.openedAt()));
    }

    private static List<Object[]> rows(String process, String definitionId, List<Known> cases) {
        List<Object[]> rows = new ArrayList<>();
        cases.forEach(one -> rows.add(new Object[] {
            one.reference(),
            "i-" + one.reference(),
            process,
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
