package dev.greenroom.readmodel;

import dev.greenroom.shared.Database;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What an item is found by: the words of its reference, customer and title. A word that somebody looks for is the beginning
 * of one of them, in any spelling of letters; all words looked for must be.
 */
final class SearchWords {

    private static final int LONGEST = 100;
    private static final int MOST_KEPT = 60;
    private static final int MOST_ASKED = 8;

    /** Of no more audiences a question tells the index; who has more looks at that of each item which has the words. */
    static final int MOST_TOLD = 500;

    /** As the index says it, which knows open work alone. */
    private static final String INDEXED = "select s.task_id from work_item_words s where s.audience is not null and"
            + " array_to_tsvector(array_append(string_to_array(s.words, ' '), '@' || s.audience)) @@ ";

    private static final String FOUND = INDEXED + "cast(:wordsForThem as tsquery)";
    private static final String FOUND_BY_MANY =
            INDEXED + "cast(:words as tsquery) and s.audience = any(:wordsAudiences)";

    private static final String HAS_WORDS = "(select array_to_tsvector(string_to_array(s.words, ' '))"
            + " @@ cast(:words as tsquery) from work_item_words s where s.task_id = w.task_id)";

    private static final Pattern GAPS = Pattern.compile("[\\s\\p{Z}\\p{C}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");
    private static final Pattern INNER = Pattern.compile("(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}]");

    private final boolean postgres;

    SearchWords(DataSource source) {
        this.postgres = Database.isPostgres(new JdbcTemplate(source));
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

    /** Who looks for words: whether among all that an audience of theirs has ({@code audiences} null: everybody's). */
    record Asked(String text, @Nullable List<String> audiences, Where.Finding finding) {}

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
        if (postgres) {
            String all = asked.stream().map(word -> quoted(word) + ":*").collect(Collectors.joining(" & "));
            List<String> audiences = by.audiences();
            where.with("words", all);
            return audiences != null && audiences.size() > MOST_TOLD
                    ? where.found(new Where.Found(FOUND_BY_MANY, HAS_WORDS, by.finding()))
                            .with("wordsAudiences", audiences.toArray(String[]::new))
                    : where.found(new Where.Found(FOUND, HAS_WORDS, by.finding()))
                            .with("wordsForThem", all + audiences(audiences));
        }
        String table = "work_item_words s on s.task_id = w.task_id and ";
        for (int at = 0; at < asked.size(); at++) {
            where.with("word" + at, "% " + Sql.escaped(asked.get(at)) + "%");
            table += (at == 0 ? "" : " and ") + "concat(' ', s.words) like :word" + at + " escape '!'";
        }
        return where.join(table);
    }

    /** Who sees an item stands among its words, behind a sign that no word begins with. */
    private static String audiences(@Nullable List<String> audiences) {
        return audiences == null || audiences.isEmpty()
                ? ""
                : audiences.stream()
                        .map(audience -> quoted("@" + audience))
                        .collect(Collectors.joining(" | ", " & (", ")"));
    }

    private static String quoted(String word) {
        return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
