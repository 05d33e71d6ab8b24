package dev.greenroom.work;

import dev.greenroom.engine.models.XmlNode;
import dev.greenroom.readmodel.RankedWork;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One version of the ranking table. Its numbers divide each input into bands within which it always says the same, so that
 * each combination of bands is asked once, and the moment is known at which time alone leads into another band.
 */
final class RankingTable {

    static final String TABLE = "work-ranking";
    static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private static final Logger LOG = LoggerFactory.getLogger(RankingTable.class);
    private static final int MOST_REMEMBERED = 20_000;
    private static final Duration AT_LATEST = Duration.ofHours(1);
    private static final BigDecimal HOUR = BigDecimal.valueOf(3_600_000);

    private final int version;
    private final Bands bands;
    private final Function<Map<String, @Nullable Object>, List<Map<String, @Nullable Object>>> rules;
    private final Map<List<Object>, Ranked> known = new ConcurrentHashMap<>();

    RankingTable(
            int version,
            XmlNode definitions,
            Function<Map<String, @Nullable Object>, List<Map<String, @Nullable Object>>> rules) {
        this.version = version;
        this.bands = Bands.of(definitions);
        this.rules = rules;
    }

    /** A rule that applies, in words; empty where its owner wrote none. */
    record Reason(int points, String en, String de) {
        String in(String language) {
            return language.equals("de") ? de : en;
        }
    }

    /** The points of all rules that apply, and their reasons, the weightiest first. */
    record Ranked(int score, List<Reason> reasons) {}

    int version() {
        return version;
    }

    /** What the table says of an item, asking it if need be; not inside of a transaction that a wrong rule may not spoil. */
    Ranked ranked(RankedWork.Item item, Instant now) {
        Map<String, @Nullable Object> inputs = inputs(item, now);
        if (!bands.complete()) {
            return ask(inputs);
        }
        if (known.size() > MOST_REMEMBERED) {
            known.clear();
        }
        List<Object> key = key(inputs);
        Ranked answer = known.get(key);
        if (answer == null) {
            answer = ask(inputs);
            known.put(key, answer);
        }
        return answer;
    }

    /** The same, of what it was asked before. */
    Optional<Ranked> remembered(RankedWork.Item item, Instant now) {
        return bands.complete() ? Optional.ofNullable(known.get(key(inputs(item, now)))) : Optional.empty();
    }

    private List<Object> key(Map<String, @Nullable Object> inputs) {
        return inputs.entrySet().stream()
                .map(input -> bands.band(input.getKey(), input.getValue()))
                .toList();
    }

    RankedWork.Rank rank(RankedWork.Item item, Ranked ranked, Instant now) {
        return new RankedWork.Rank(item.id(), ranked.score(), until(item, now), version);
    }

    /** When time alone may change what the table says. */
    private Instant until(RankedWork.Item item, Instant now) {
        Instant dueAt = item.dueAt();
        Stream<Instant> turns = Stream.concat(
                Stream.of(item.warnAt(), dueAt).filter(at -> at != null),
                Stream.concat(
                        dueAt == null ? Stream.of() : bands.of("hoursLeft").map(hours -> dueAt.minus(time(hours))),
                        bands.of("ageHours").map(hours -> item.createdAt().plus(time(hours)))));
        Instant next = turns.map(turn -> turn.plusMillis(1))
                .filter(turn -> turn.isAfter(now))
                .min(Comparator.naturalOrder())
                .orElse(NEVER);
        Instant latest = bands.complete() ? NEVER : now.plus(AT_LATEST);
        return next.isBefore(latest) ? next : latest;
    }

    private static Duration time(BigDecimal hours) {
        return Duration.ofMillis(hours.multiply(HOUR).longValue());
    }

    private static Map<String, @Nullable Object> inputs(RankedWork.Item item, Instant now) {
        Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
        inputs.put("value", item.amount());
        inputs.put("tier", item.tier());
        inputs.put("sla", level(item, now));
        inputs.put("hoursLeft", item.dueAt() == null ? null : hours(now, item.dueAt()));
        inputs.put("ageHours", hours(item.createdAt(), now));
        inputs.put("priority", item.priority());
        inputs.put("nudges", item.nudges());
        return inputs;
    }

    private static String level(RankedWork.Item item, Instant now) {
        Instant dueAt = item.dueAt();
        Instant warnAt = item.warnAt();
        if (dueAt == null) {
            return item.paused() ? "paused" : "none";
        }
        return !now.isBefore(dueAt) ? "late" : warnAt != null && !now.isBefore(warnAt) ? "at-risk" : "on-track";
    }

    private static BigDecimal hours(Instant from, Instant to) {
        return BigDecimal.valueOf(Duration.between(from, to).toMillis()).divide(HOUR, 9, RoundingMode.HALF_EVEN);
    }

    private Ranked ask(Map<String, @Nullable Object> inputs) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>(inputs);
        plain.replaceAll((name, value) -> value instanceof BigDecimal number ? number.doubleValue() : value);
        List<Reason> reasons = new ArrayList<>();
        try {
            rules.apply(plain).forEach(rule -> reasons.add(reason(rule)));
        } catch (RuntimeException unanswered) {
            LOG.warn(
                    "Version {} of the ranking table has no answer for {}: {}",
                    version,
                    plain.keySet(),
                    unanswered.toString());
        }
        int score = reasons.stream().mapToInt(Reason::points).sum();
        reasons.sort(Comparator.comparing(Reason::points).reversed());
        return new Ranked(score, List.copyOf(reasons));
    }

    private static Reason reason(Map<String, @Nullable Object> rule) {
        int points = rule.get("points") instanceof Number number ? number.intValue() : 0;
        String en = rule.get("reason_en") instanceof String text ? text.strip() : "";
        String de = rule.get("reason_de") instanceof String text ? text.strip() : "";
        return new Reason(points, en, de.isEmpty() ? en : de);
    }

    /** The numbers at which a table's inputs turn; {@code complete} when every cell is understood. */
    record Bands(Map<String, BigDecimal[]> turns, boolean complete) {

        private static final String NUMBER = "-?\\d{1,15}(?:\\.\\d{1,9})?";
        private static final String TEST = "(?:(?:<=?|>=?|=)?\\s*" + NUMBER + "|[\\[\\](]\\s*" + NUMBER
                + "\\s*\\.\\.\\s*" + NUMBER + "\\s*[\\[\\])])";
        private static final String TESTS = TEST + "(?:\\s*,\\s*" + TEST + ")*";
        private static final String WORD = "\"[^\"\\\\]*\"";
        private static final String WORDS = WORD + "(?:\\s*,\\s*" + WORD + ")*";
        private static final String UNDERSTOOD =
                "-?|null|" + TESTS + "|" + WORDS + "|not\\((?:" + TESTS + "|" + WORDS + ")\\)";
        private static final String LITERAL = "|" + NUMBER + "|" + WORD;
        private static final List<String> INPUTS =
                List.of("value", "tier", "sla", "hoursLeft", "ageHours", "priority", "nudges");

        static Bands of(XmlNode definitions) {
            XmlNode table = definitions
                    .all()
                    .filter(node -> node.name().equals("decisionTable"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The ranking is no table"));
            List<String> names = texts(table, "input", "inputExpression");
            Map<String, BigDecimal[]> turns = new LinkedHashMap<>();
            boolean complete = INPUTS.containsAll(names);
            for (XmlNode rule : table.children(table.namespace(), "rule").toList()) {
                List<String> cells = texts(rule, "inputEntry", "");
                for (int at = 0; at < Math.min(cells.size(), names.size()); at++) {
                    complete &= cells.get(at).matches(UNDERSTOOD);
                    turns.merge(names.get(at), numbers(cells.get(at)), Bands::union);
                }
                complete &= texts(rule, "outputEntry", "").stream().allMatch(cell -> cell.matches(LITERAL));
            }
            return new Bands(turns, complete);
        }

        private static List<String> texts(XmlNode around, String element, String within) {
            return around.children(around.namespace(), element)
                    .map(node -> within.isEmpty() ? node : node.child(node.namespace(), within))
                    .map(node -> node == null ? null : node.child(node.namespace(), "text"))
                    .map(text -> text == null ? "" : text.text().strip())
                    .toList();
        }

        private static BigDecimal[] numbers(String cell) {
            return java.util.regex.Pattern.compile(NUMBER)
                    .matcher(cell.replaceAll(WORD, ""))
                    .results()
                    .map(found -> new BigDecimal(found.group()))
                    .toArray(BigDecimal[]::new);
        }

        private static BigDecimal[] union(BigDecimal[] one, BigDecimal[] other) {
            return Stream.concat(Arrays.stream(one), Arrays.stream(other))
                    .sorted()
                    .distinct()
                    .toArray(BigDecimal[]::new);
        }

        Stream<BigDecimal> of(String input) {
            return Arrays.stream(turns.getOrDefault(input, new BigDecimal[0]));
        }

        /** Even between two turns, odd at one; words and nothing stand for themselves. */
        Object band(String input, @Nullable Object value) {
            if (value == null) {
                return "null";
            }
            if (!(value instanceof Number number)) {
                return turns.containsKey(input) ? value : "";
            }
            BigDecimal exact = value instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(number.longValue());
            BigDecimal[] all = turns.getOrDefault(input, new BigDecimal[0]);
            int at = Arrays.binarySearch(all, exact);
            return at >= 0 ? 2 * at + 1 : 2 * (-at - 1);
        }
    }
}
