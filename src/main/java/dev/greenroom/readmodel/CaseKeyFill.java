package dev.greenroom.readmodel;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes cases findable that are older than their keys; then it rests until the next start. */
@Component
class CaseKeyFill {

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final CaseKeys keys;
    private final TransactionTemplate transaction;
    private String after = "";
    private boolean done;

    CaseKeyFill(JdbcClient jdbc, CaseKeys keys, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelay = 1, initialDelay = 5, timeUnit = TimeUnit.SECONDS)
    void look() {
        for (int rounds = 0; !done && rounds < 20; rounds++) {
            try {
                done = Objects.requireNonNull(transaction.execute(status -> fill())) < AT_ONCE;
            } catch (DataAccessException e) {
                // Another node wrote the same rows, or the case moved on: the next round sees what is left.
                return;
            }
        }
    }

    /** Holds them, so that nobody changes what they are found by meanwhile. How many cases had no keys; every case has at least that of its number. */
    private int fill() {
        List<String> references = jdbc.sql(
                        "select c.reference from case_view c where c.reference > :after and not exists"
                                + " (select 1 from case_key k where k.reference = c.reference) order by c.reference limit "
                                + AT_ONCE + " for update")
                .param("after", after)
                .query(String.class)
                .list();
        keys.write(references);
        if (!references.isEmpty()) {
            after = references.get(references.size() - 1);
        }
        return references.size();
    }
}
