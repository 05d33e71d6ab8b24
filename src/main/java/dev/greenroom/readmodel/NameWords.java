package dev.greenroom.readmodel;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** All words of customers' names; finds those that somebody may have meant. */
@Component
class NameWords {

    private static final int SHORTEST_WITH_SLIP = 3;
    private static final int LONG = 7;
    private static final int MOST = 12;

    private final NamedParameterJdbcOperations jdbc;

    NameWords(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of these words that are not kept yet. */
    Set<String> missing(Collection<String> words) {
        Set<String> missing = new TreeSet<>(words);
        if (!words.isEmpty()) {
            jdbc.queryForList(
                            "select distinct word from name_piece where word in (:words)",
                            Map.of("words", words),
                            String.class)
                    .forEach(missing::remove);
        }
        return missing;
    }

    /** Keeps these words, in the caller's transaction. */
    void write(Collection<String> words) {
        Batch insert = new Batch(jdbc, "insert into name_piece (piece, word) values (:piece, :word)");
        for (String word : missing(words)) {
            pieces(word)
                    .forEach(piece ->
                            insert.add(row -> row.addValue("piece", piece).addValue("word", word)));
        }
        insert.run();
    }

    /** The likest words of customers that differ from this one by a slip or two, and by how many; not the word itself. */
    Map<String, Integer> like(String word) {
        if (word.length() < SHORTEST_WITH_SLIP) {
            return Map.of();
        }
        int slips = word.length() < LONG ? 1 : 2;
        Set<String> known = new HashSet<>(jdbc.queryForList(
                "select distinct word from name_piece where piece in (:pieces)",
                Map.of("pieces", pieces(word)),
                String.class));
        known.remove(word);
        return known.stream()
                .map(each -> Map.entry(each, Slips.between(word, each)))
                .filter(each -> each.getValue() <= slips)
                .sorted(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Set<String> pieces(String word) {
        Set<String> pieces = new LinkedHashSet<>();
        pieces.add(word);
        if (word.length() >= SHORTEST_WITH_SLIP) {
            for (int i = 0; i < word.length(); i++) {
                pieces.add(word.substring(0, i) + word.substring(i + 1));
            }
        }
        return pieces;
    }
}
