package dev.greenroom.readmodel;

import dev.greenroom.shared.Database;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What an item is found by: the words of its reference, customer and title. A word that somebody looks for is the beginning
 * of one of them, in any spelling of letters; all words looked for must be.
 */
final class SearchWords {

    private static final int LONGEST = 100;
    private static final int MOST_KEPT = 60;
    private static final int MOST_ASKED = 8;

    /** Of no more audiences a question tells the index; who has more looks at that of each item which has the words. */
    private static final int MOST_TOLD = 500;

    /** Whoever has no more items than this looks at the words of each: a common word alone leads to far more. */
    private static final int FEW = 3_000;

    /** As the index says it, which knows open work alone. */
    private static final String INDEXED = "select s.task_id from work_item_words s where s.audience is not null and"
            + " array_to_tsvector(array_append(string_to_array(s.words, ' '), '@' || s.audience)) @@ ";

    private static final String FOUND = INDEXED + "cast(:wordsFound as tsquery)";

    private static final String EXPECTED = "explain select 1 from work_item_words where audience = any(:audiences)";

    private static final String HAS_WORDS = "(select array_to_tsvector(string_to_array(s.words, ' '))"
            + " @@ cast(:words as tsquery) from work_item_words s where s.task_id = w.task_id)";

    private static final Pattern GAPS = Pattern.compile("[\\s\\p{Z}\\p{C}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");
    private static final Pattern INNER = Pattern.compile("(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}]");

    private final boolean postgres;
    private final JdbcClient jdbc;

    SearchWords(DataSource source) {
        this.postgres = Database.isPostgres(new JdbcTemplate(source));
        this.jdbc = FreshPlans.of(source);
    }

    /** As they are kept: each word, and what follows a sign within it, so that a number is found without what stands before it. */
    static String kept(@Nullable String... texts) {
        Set<String> kept = new LinkedHashSet<>();
        Arrays.stream(texts)
                .filter(Objects::nonNull)
                .flatMap(SearchWords::words)
                .forEach(word -> {
                    Matcher part = INNER.matcher(word);
                    while (part.find()) {
                        kept.add(cut(word.substring(part.start())));
                    }
                });
        return kept.stream().limit(MOST_KEPT).collect(Collectors.joining(" "));
    }

    private static Stream<String> words(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return GAPS.splitAsStream(plain)
                .map(word -> EDGES.matcher(word).replaceAll(""))
                .filter(word -> !word.isEmpty());
    }

    private static String cut(String word) {
        return CaseColumns.cut(word, LONGEST);
    }

    /**
     * Who looks for words: whether among all that an audience of theirs has ({@code audiences} null: everybody's), and whether
     * that is a good part of all.
     */
    record Asked(String text, @Nullable List<String> audiences, boolean most, Where.Finding finding) {}

    /** Only items that have all words of this text; none when it has no words. */
    Where restrict(Where where, Asked by) {
        List<String> asked = words(by.text())
                .map(SearchWords::cut)
                .distinct()
                .limit(MOST_ASKED)
                .toList();
        if (asked.isEmpty()) {
            return where.and("1 = 0");
        }
        if (!postgres) {
            return where.join("work_item_words s on s.task_id = w.task_id and " + read(where, asked));
        }
        String all = asked.stream().map(word -> quoted(word) + ":*").collect(Collectors.joining(" & "));
        where.with("words", all);
        // Where words are only looked at, nobody asks for what they lead to.
        String ids = by.finding() == Where.Finding.LAST ? "" : found(where, by, asked, all);
        return where.found(new Where.Found(ids, HAS_WORDS, by.finding()));
    }

    /**
     * What leads to fewest rows: the words alone for everybody, the items of who has few, the words again for who has most work
     * anyhow, and both for all others.
     */
    private String found(Where where, Asked by, List<String> asked, String all) {
        List<String> audiences = by.audiences();
        if (audiences == null || audiences.isEmpty()) {
            where.with("wordsFound", all);
            return FOUND;
        }
        if (audiences.size() <= MOST_TOLD && expected(audiences) <= FEW) {
            where.with("wordsFound", named(audiences));
            return FOUND + " and " + read(where, asked);
        }
        if (by.most() || audiences.size() > MOST_TOLD) {
            where.with("wordsFound", all).with("wordsAudiences", audiences.toArray(String[]::new));
            return FOUND + " and s.audience = any(:wordsAudiences)";
        }
        where.with("wordsFound", all + " & (" + named(audiences) + ")");
        return FOUND;
    }

    /** How many items the database expects these audiences to have; it knows that well. */
    private long expected(List<String> audiences) {
        return Expected.rows(jdbc, EXPECTED, Map.of("audiences", audiences.toArray(String[]::new)));
    }

    /** That the words of {@code s} have all of these, without an index. */
    private static String read(Where where, List<String> asked) {
        List<String> conditions = new ArrayList<>();
        for (String word : asked) {
            String name = "word" + conditions.size();
            where.with(name, "% " + Sql.escaped(word) + "%");
            conditions.add("concat(' ', s.words) like :" + name + " escape '!'");
        }
        return String.join(" and ", conditions);
    }

    /** Who sees an item stands among its words, behind a sign that no word begins with. */
    private static String named(List<String> audiences) {
        return audiences.stream().map(audience -> quoted("@" + audience)).collect(Collectors.joining(" | "));
    }

    private static String quoted(String word) {
        return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
