package dev.greenroom.work;

import dev.greenroom.engine.events.Gathering;
import dev.greenroom.readmodel.RankedWork;
import dev.greenroom.readmodel.Ranks;
import dev.greenroom.readmodel.ReadModelChanged;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the score of open work: items that a command changed as it commits, from what the table is known to say; all
 * others in the background, when their time comes or the table changes. Several nodes may do so at once, since each
 * leaves alone what another is at; what one leaves undone the next one finds.
 */
@Component
class Ranking implements Ranks, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Ranking.class);
    private static final int BATCH = 500;

    private final RankedWork work;
    private final RankingTables tables;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Gathering<Set<String>> touched = new Gathering<>(HashSet::new, this::rank);
    private final AtomicBoolean busy = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(run -> {
        Thread ranking = new Thread(run, "ranking");
        ranking.setDaemon(true);
        return ranking;
    });
    private volatile boolean stopped;

    Ranking(RankedWork work, RankingTables tables, TransactionTemplate transaction, Clock clock) {
        this.work = work;
        this.tables = tables;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Optional<RankedWork.Rank> known(RankedWork.Item item) {
        Instant now = clock.instant();
        return tables.inForce()
                .flatMap(table -> table.remembered(item, now).map(known -> table.rank(item, known, now)));
    }

    @EventListener
    void on(ReadModelChanged changed) {
        if (!changed.taskIds().isEmpty() && TransactionSynchronizationManager.isSynchronizationActive()) {
            touched.add(ids -> ids.addAll(changed.taskIds()));
        }
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void look() {
        if (!stopped && busy.compareAndSet(false, true)) {
            thread.execute(this::goOn);
        }
    }

    @Override
    public void destroy() {
        stopped = true;
        thread.shutdown();
        try {
            // The batch it is at still needs the database.
            thread.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void goOn() {
        try {
            tables.look();
            Optional<RankingTable> table = tables.inForce();
            boolean more = table.isPresent();
            while (more && !stopped) {
                more = batch(table.get());
            }
        } catch (RuntimeException failed) {
            if (!stopped) {
                LOG.warn("Work could not all be ranked; this goes on in a second", failed);
            }
        } finally {
            busy.set(false);
        }
    }

    /** True when there may be more to do. */
    private boolean batch(RankingTable table) {
        Instant now = clock.instant();
        List<RankedWork.Item> items = new ArrayList<>(work.due(now, BATCH));
        if (items.isEmpty()) {
            items.addAll(work.byOthersThan(table.version(), BATCH));
        }
        Map<RankedWork.Item, RankingTable.Ranked> answers = new HashMap<>();
        items.forEach(item -> answers.put(item, table.ranked(item, now)));
        Integer written = transaction.execute(status -> {
            List<RankedWork.Rank> ranks = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            items.forEach(item -> ids.add(item.id()));
            for (RankedWork.Item item : work.held(ids, now, table.version())) {
                RankingTable.Ranked answer = answers.get(item);
                if (answer != null) {
                    ranks.add(table.rank(item, answer, now));
                }
            }
            work.write(ranks);
            return ranks.size();
        });
        return items.size() == BATCH && written != null && written > 0;
    }

    /** What the table was never asked waits for the background, which begins at once after the commit. */
    private void rank(Set<String> ids) {
        boolean all =
                tables.inForce().map(table -> rank(table, List.copyOf(ids))).orElse(false);
        if (!all) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    look();
                }
            });
        }
    }

    private boolean rank(RankingTable table, List<String> ids) {
        Instant now = clock.instant();
        boolean all = true;
        for (int from = 0; from < ids.size(); from += BATCH) {
            List<RankedWork.Rank> ranks = new ArrayList<>();
            for (RankedWork.Item item :
                    work.held(ids.subList(from, Math.min(ids.size(), from + BATCH)), now, table.version())) {
                Optional<RankingTable.Ranked> known = table.remembered(item, now);
                known.ifPresent(ranked -> ranks.add(table.rank(item, ranked, now)));
                all &= known.isPresent();
            }
            work.write(ranks);
        }
        return all;
    }
}
