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

/**
 * Makes open items findable by words which a node of an older version wrote, that did not say who finds them. While a house
 * is renewed node by node such a one may still be at work beside this one, so it looks for an hour.
 */
@Component
class ItemWordsFill {

    private static final int AT_ONCE = 500;
    private static final int MOST_PASSES = 7;

    private final JdbcClient jdbc;
    private final ItemWords words;
    private final TransactionTemplate transaction;
    private String after = "";
    private int passes;

    ItemWordsFill(JdbcClient jdbc, ItemWords words, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.words = words;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelay = 600, initialDelay = 6, timeUnit = TimeUnit.SECONDS)
    void look() {
        if (passes < MOST_PASSES) {
            fillAll();
        }
    }

    /** Goes once through all that is open; what somebody else is at now is left to the next time. */
    void fillAll() {
        after = "";
        try {
            while (Objects.requireNonNull(transaction.execute(status -> fill())) == AT_ONCE) {
                // The next ones.
            }
            passes++;
        } catch (DataAccessException e) {
            // Another node wrote the same rows, or an item moved on.
        }
    }

    /** Holds them, so that nobody changes what they are found by meanwhile. How many were not found as they are. */
    private int fill() {
        List<String> items = jdbc.sql("select w.task_id from work_item w where w.state = 'open' and w.task_id > :after"
                        + " and not exists (select 1 from work_item_words s where s.task_id = w.task_id"
                        + " and s.audience = w.audience) order by w.task_id limit " + AT_ONCE + " for update")
                .param("after", after)
                .query(String.class)
                .list();
        words.write(items, List.of());
        if (!items.isEmpty()) {
            after = items.get(items.size() - 1);
        }
        return items.size();
    }
}
