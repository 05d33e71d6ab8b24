package dev.greenroom.readmodel;

import dev.greenroom.shared.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The sets of groups that items have, each as one word that stands in the item's row. Whoever looks for the items of their
 * groups asks for the words that name one of them. What is known is never forgotten: a word without items finds none.
 */
@Component
class Audiences {

    private static final int LONGEST = 255;
    /** How long a set that another node was the first to see may stay unknown here. */
    private static final Duration REFRESHED = Duration.ofSeconds(1);

    private final JdbcOperations jdbc;
    private final String insert;
    private final Map<String, Set<String>> known = new ConcurrentHashMap<>();
    private final Set<String> kept = ConcurrentHashMap.newKeySet();
    private final ReentrantLock reading = new ReentrantLock();
    private volatile boolean read;
    private volatile long readAt = System.nanoTime() - REFRESHED.toNanos();

    Audiences(JdbcOperations jdbc) {
        this.jdbc = jdbc;
        this.insert = "insert into work_audience (audience, members) "
                + (Database.isPostgres(jdbc)
                        ? "values (?, ?) on conflict do nothing"
                        : "select ?, ? where not exists (select 1 from work_audience where audience = ?)");
    }

    /** The word for these groups. */
    static String of(Collection<String> groups) {
        String all = joined(groups);
        return all.length() <= LONGEST ? all : "#" + digest(all);
    }

    /** The groups that a word means; {@code kept} is what {@code work_audience} says of it. */
    static Set<String> members(String word, @Nullable String kept) {
        return members(word.startsWith("#") ? Objects.requireNonNullElse(kept, "") : word);
    }

    private static Set<String> members(String joined) {
        return joined.isEmpty()
                ? Set.of()
                : Arrays.stream(joined.split(",")).map(Audiences::shown).collect(Collectors.toSet());
    }

    private static String joined(Collection<String> groups) {
        return new TreeSet<>(groups)
                .stream().map(group -> group.replace(',', '\u001f')).collect(Collectors.joining(","));
    }

    private static String shown(String group) {
        return group.replace('\u001f', ',');
    }

    /** Keeps what the words of these sets mean, in the caller's transaction. */
    void keep(Collection<Set<String>> sets) {
        for (Set<String> groups : sets) {
            String word = of(groups);
            if (!groups.isEmpty() && !kept.contains(word)) {
                write(word, joined(groups));
                known.put(word, Set.copyOf(groups));
            }
        }
    }

    private void write(String word, String members) {
        try {
            jdbc.update(
                    insert,
                    insert.contains("values") ? new Object[] {word, members} : new Object[] {word, members, word});
        } catch (DuplicateKeyException alreadyThere) {
            // Only where an insert waits for another: then it is there.
            known.put(word, members(members));
        }
    }

    /** The words that name at least one of these groups. */
    String[] naming(Set<String> groups) {
        refresh();
        return known.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(groups::contains))
                .map(Map.Entry::getKey)
                .toArray(String[]::new);
    }

    /** How many words there are, as far as is known. */
    int size() {
        return known.size();
    }

    private boolean isFresh() {
        return read && System.nanoTime() - readAt < REFRESHED.toNanos();
    }

    /** One reads and all others go on with what is known; only who comes before anything is known waits. */
    private void refresh() {
        if (isFresh() || (read && !reading.tryLock())) {
            return;
        }
        if (!reading.isHeldByCurrentThread()) {
            reading.lock();
        }
        try {
            if (!isFresh()) {
                readAll();
                readAt = System.nanoTime();
                read = true;
            }
        } finally {
            reading.unlock();
        }
    }

    private void readAll() {
        List<String[]> rows = jdbc.query("select audience, members from work_audience", (row, number) ->
                new String[] {row.getString(1), row.getString(2)});
        boolean committed = !TransactionSynchronizationManager.isActualTransactionActive();
        rows.forEach(row -> {
            known.computeIfAbsent(row[0], word -> members(row[1]));
            if (committed) {
                kept.add(row[0]);
            }
        });
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
