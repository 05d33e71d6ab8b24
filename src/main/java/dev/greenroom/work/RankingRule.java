package dev.greenroom.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.shared.FieldProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One row of the ranking table, as owners read and write it; the points of all rows that apply are added up. A condition
 * that is absent holds for all work. A cell that says more than a row can show is told as its own expression after an equals
 * sign; it can be kept, not made here.
 */
@Schema(name = "RankingRule")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RankingRule(
        @Schema(description = "For these amounts of a case only", example = ">= 50000") @Nullable String value,
        @Schema(description = "For customers of these tiers only", example = "gold, silver") @Nullable String tier,
        @Schema(description = "Some of late, at-risk, on-track, paused, none", example = "late") @Nullable String sla,
        @Schema(description = "While so many hours are left until it is due", example = "]0..4]") @Nullable
                String hoursLeft,
        @Schema(description = "Since so many hours", example = "[24..72[") @Nullable String ageHours,
        @Schema(example = ">= 80") @Nullable String priority,
        @Schema(description = "When the desk asked so often to hurry the case", example = ">= 1") @Nullable
                String nudges,
        @Schema(description = "A whole number; less than 0 puts work off", example = "20") @Nullable String points,
        @Schema(description = "Why, in English; told to who is given the work") @Nullable String reasonEn,
        @Schema(description = "The same in German") @Nullable String reasonDe) {

    static final List<String> NUMBERS = List.of("value", "hoursLeft", "ageHours", "priority", "nudges");
    /** Tables from before nudges have no column for them. */
    static final String NUDGES = "nudges";

    static final List<String> WORDS = List.of("tier", "sla");
    static final List<String> REASONS = List.of("reason_en", "reason_de");
    static final String POINTS = "points";

    private static final String NUMBER = "-?\\d{1,12}(?:\\.\\d{1,6})?";
    private static final Pattern RANGE =
            Pattern.compile("[\\[\\]](" + NUMBER + ")\\s*\\.\\.\\s*(" + NUMBER + ")[\\[\\]]");
    private static final Pattern TEST = Pattern.compile("(?:[<>]=?\\s*)?" + NUMBER + "|" + RANGE.pattern());
    private static final Pattern LEVELS =
            Pattern.compile("(?:late|at-risk|on-track|paused|none)(?:,\\s*(?:late|at-risk|on-track|paused|none)){0,4}");
    private static final Pattern TIERS = Pattern.compile("[\\p{L}\\p{N} ._-]{1,50}(?:,[\\p{L}\\p{N} ._-]{1,50}){0,9}");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,4}");
    private static final Pattern REASON = Pattern.compile("[^\"\\\\\\p{Cntrl}\\p{Cs}\uFFFE\uFFFF]{0,200}");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\]*)\"");
    private static final Pattern WORD = Pattern.compile("[^\\s,](?:[^,]*[^\\s,])?");
    private static final Pattern LITERALS = Pattern.compile("\"[^\"\\\\]*\"(?:\\s*,\\s*\"[^\"\\\\]*\")*");

    static RankingRule of(Map<String, String> cells) {
        return new RankingRule(
                test(cells.get("value")),
                words(cells.get("tier"), TIERS),
                words(cells.get("sla"), LEVELS),
                test(cells.get("hoursLeft")),
                test(cells.get("ageHours")),
                test(cells.get("priority")),
                test(cells.get(NUDGES)),
                shown(cells.get(POINTS), WHOLE),
                reason(cells.get("reason_en")),
                reason(cells.get("reason_de")));
    }

    private static @Nullable String test(@Nullable String cell) {
        return cell != null && cell.equals("-") ? null : shown(cell, TEST);
    }

    private static @Nullable String shown(@Nullable String cell, Pattern shape) {
        if (cell == null || cell.isEmpty()) {
            return null;
        }
        return shape.matcher(cell).matches() ? cell : "=" + cell;
    }

    /** Words that a row could not be told with, of another kind or with signs of their own, stay an expression. */
    private static @Nullable String words(@Nullable String cell, Pattern shape) {
        if (cell == null || cell.isEmpty() || cell.equals("-")) {
            return null;
        }
        if (!LITERALS.matcher(cell).matches()) {
            return "=" + cell;
        }
        List<String> words =
                LITERAL.matcher(cell).results().map(word -> word.group(1)).toList();
        String shown = String.join(", ", words);
        boolean plain = words.stream().allMatch(word -> WORD.matcher(word).matches());
        return plain && shape.matcher(shown).matches() ? shown : "=" + cell;
    }

    private static @Nullable String reason(@Nullable String cell) {
        if (cell == null || cell.isEmpty()) {
            return null;
        }
        if (!LITERAL.matcher(cell).matches()) {
            return "=" + cell;
        }
        String text = cell.substring(1, cell.length() - 1);
        boolean shown = !text.startsWith("=")
                && text.equals(text.strip())
                && REASON.matcher(text).matches();
        return text.isEmpty() ? null : shown ? text : "=" + cell;
    }

    /** Its cells by column, as they are shown. */
    private Map<String, @Nullable String> shown() {
        Map<String, @Nullable String> shown = new LinkedHashMap<>();
        shown.put("value", value);
        shown.put("tier", tier);
        shown.put("sla", sla);
        shown.put("hoursLeft", hoursLeft);
        shown.put("ageHours", ageHours);
        shown.put("priority", priority);
        shown.put(NUDGES, nudges);
        shown.put(POINTS, points);
        shown.put("reason_en", reasonEn);
        shown.put("reason_de", reasonDe);
        return shown;
    }

    /** Its cells as they stand in the table. */
    Map<String, String> cells() {
        Map<String, String> cells = new LinkedHashMap<>();
        shown().forEach((column, shown) -> cells.put(column, cell(column, shown == null ? "" : shown.strip())));
        return cells;
    }

    private static String cell(String column, String shown) {
        if (shown.startsWith("=")) {
            return shown.substring(1);
        }
        if (REASONS.contains(column)) {
            return "\"" + shown + "\"";
        }
        if (shown.isEmpty()) {
            return column.equals(POINTS) ? "" : "-";
        }
        return WORDS.contains(column)
                ? Arrays.stream(shown.split(","))
                        .map(word -> "\"" + word.strip() + "\"")
                        .collect(Collectors.joining(", "))
                : shown;
    }

    /** Adds what is wrong in it to {@code problems}; {@code kept}: expressions that may stay, by column. */
    void check(String place, Map<String, List<String>> kept, Words words, List<FieldProblem> problems) {
        shown().forEach((column, shown) -> {
            String wrong = shown == null ? wrongAbsence(column) : wrong(column, shown.strip(), kept);
            if (wrong != null) {
                problems.add(new FieldProblem(place + "." + field(column), words.say(wrong)));
            }
        });
    }

    private static String field(String column) {
        return column.equals("reason_en") ? "reasonEn" : column.equals("reason_de") ? "reasonDe" : column;
    }

    private static @Nullable String wrongAbsence(String column) {
        return column.equals(POINTS) ? "ranking.points" : null;
    }

    private static @Nullable String wrong(String column, String shown, Map<String, List<String>> kept) {
        if (shown.startsWith("=")) {
            return kept.getOrDefault(column, List.of()).contains(shown) ? null : "ranking.expression";
        }
        if (column.equals(POINTS)) {
            return WHOLE.matcher(shown).matches() ? null : "ranking.points";
        }
        if (REASONS.contains(column)) {
            return REASON.matcher(shown).matches() ? null : "ranking.reason";
        }
        if (shown.isEmpty()) {
            return null;
        }
        if (WORDS.contains(column)) {
            boolean levels = column.equals("sla");
            return (levels ? LEVELS : TIERS).matcher(shown).matches() ? null : "ranking." + column;
        }
        return wrongTest(shown);
    }

    private static @Nullable String wrongTest(String shown) {
        if (!TEST.matcher(shown).matches()) {
            return "ranking.number";
        }
        Matcher range = RANGE.matcher(shown);
        return range.matches() && new BigDecimal(range.group(1)).compareTo(new BigDecimal(range.group(2))) > 0
                ? "ranking.range"
                : null;
    }

    /** The expressions among its cells, by column. */
    Map<String, String> expressions() {
        return shown().entrySet().stream()
                .filter(cell -> cell.getValue() != null && cell.getValue().startsWith("="))
                .collect(Collectors.toMap(Map.Entry::getKey, cell -> String.valueOf(cell.getValue())));
    }
}
