package dev.greenroom.readmodel;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which lists have lately been found to have more rows than anybody counts. That is not asked again for a moment: what is
 * said of such a list is "at least" anyway.
 */
final class Beyond {

    private static final Duration MOMENT = Duration.ofSeconds(3);
    private static final int MOST_REMEMBERED = 1_000;
    private static final Pattern PARAMETER = Pattern.compile(":([A-Za-z][A-Za-z0-9]*)");

    private final Map<String, Long> found = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    Beyond(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** What {@code count} says of the rows of {@code where}, asked only if need be. */
    Page.Count of(Where where, LongSupplier count) {
        String question = question(where);
        Long since = found.get(question);
        if (since != null && nanos.getAsLong() - since < MOMENT.toNanos()) {
            return Page.Count.of(Page.Count.LIMIT + 1);
        }
        Page.Count counted = Page.Count.of(count.getAsLong());
        if (counted.exact()) {
            found.remove(question);
        } else {
            if (found.size() >= MOST_REMEMBERED) {
                found.clear();
            }
            found.put(question, nanos.getAsLong());
        }
        return counted;
    }

    /** The conditions with what is asked for; that the time of asking moves on is no other question. */
    private static String question(Where where) {
        StringBuilder question = new StringBuilder(where.sql());
        Matcher names = PARAMETER.matcher(where.sql());
        while (names.find()) {
            Object value = where.params().get(names.group(1));
            if (!(value instanceof java.time.OffsetDateTime)) {
                question.append('\n').append(value instanceof Object[] many ? java.util.List.of(many) : value);
            }
        }
        return question.toString();
    }
}
