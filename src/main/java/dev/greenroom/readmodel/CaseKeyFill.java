package dev.greenroom.readmodel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes cases findable that are older than their keys, once for each database. Then it looks once a minute at the latest
 * cases alone, and at those of a week when it starts: a node of an older version, which does not write keys or none of two
 * words, may still be opening some.
 */
@Component
class CaseKeyFill {

    private static final int AT_ONCE = 500;
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration LATEST = Duration.ofHours(1);
    private static final Duration LATEST_AT_FIRST = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final CaseKeys keys;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private boolean refilled;
    private Duration latest = LATEST_AT_FIRST;
    private Instant lookedAt = Instant.EPOCH;

    CaseKeyFill(JdbcClient jdbc, CaseKeys keys, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelay = 1, initialDelay = 5, timeUnit = TimeUnit.SECONDS)
    void look() {
        try {
            refilled = refilled || isDone(this::refill);
            Instant now = clock.instant();
            if (Duration.between(lookedAt, now).abs().compareTo(EVERY) >= 0
                    && isDone(() -> complete(latestWithout(now.minus(latest))))) {
                lookedAt = now;
                latest = LATEST;
            }
        } catch (DataAccessException e) {
            // Another node wrote the same rows, or the case moved on: the next round sees what is left.
            return;
        }
    }

    private boolean isDone(IntSupplier step) {
        for (int rounds = 0; rounds < 20; rounds++) {
            if (Objects.requireNonNull(transaction.execute(status -> step.getAsInt())) < AT_ONCE) {
                return true;
            }
        }
        return false;
    }

    private int complete(List<String> references) {
        keys.write(references);
        return references.size();
    }

    /** Gives all older cases what came later; of several nodes one does so, and another goes on where it stopped. */
    private int refill() {
        Optional<String> upto = jdbc.sql("select done_upto from case_key_refill where id = 1 for update")
                .query(String.class)
                .optional();
        if (upto.isEmpty()) {
            return 0;
        }
        List<String> references = jdbc.sql("select c.reference from case_view c where c.reference > :upto"
                        + " order by c.reference limit " + AT_ONCE + " for update")
                .param("upto", upto.get())
                .query(String.class)
                .list();
        keys.write(references);
        if (references.size() < AT_ONCE) {
            jdbc.sql("delete from case_key_refill where id = 1").update();
        } else {
            jdbc.sql("update case_key_refill set done_upto = :upto where id = 1")
                    .param("upto", references.get(references.size() - 1))
                    .update();
        }
        return references.size();
    }

    private List<String> latestWithout(Instant since) {
        return jdbc.sql("select c.reference from case_view c where c.opened_at > :since and (not exists"
                        + " (select 1 from case_key k where k.reference = c.reference) or ((select count(*)"
                        + " from case_key k where k.reference = c.reference and k.found_by like 'n:%') > 1 and not exists"
                        + " (select 1 from case_key k where k.reference = c.reference and k.found_by like 'm:%')))"
                        + " order by c.opened_at limit " + AT_ONCE + " for update")
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
    }
}
