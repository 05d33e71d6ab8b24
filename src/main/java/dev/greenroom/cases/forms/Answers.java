package dev.greenroom.cases.forms;

import dev.greenroom.shared.FieldProblem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Holds single answers against single fields, and says in the sender's language what is wrong. */
final class Answers {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,255}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9()./ -]{3,30}");
    private static final int LONGEST_LIST = 200;

    private final Words words;

    Answers(Locale language) {
        this.words = Words.in(language);
    }

    static boolean isEmpty(@Nullable Object value) {
        return value == null
                || (value instanceof String text && text.isBlank())
                || (value instanceof List<?> list && list.isEmpty());
    }

    FieldProblem undeclared(String name) {
        return new FieldProblem(name, words.say("field.undeclared"));
    }

    FieldProblem fixed(String name) {
        return new FieldProblem(name, words.say("field.fixed"));
    }

    /** The answer as a variable; null when there is none or when it is wrong (then {@code problems} grew). */
    @Nullable
    Object check(FormField field, @Nullable Object given, List<FieldProblem> problems) {
        return check(field, given, field.key(), problems);
    }

    private @Nullable Object check(FormField field, @Nullable Object given, String path, List<FieldProblem> problems) {
        boolean unticked = field.kind() == FormField.Kind.YES_NO && Boolean.FALSE.equals(given);
        if (isEmpty(given) || (unticked && field.required())) {
            if (field.required()) {
                problems.add(new FieldProblem(path, words.say("field.required")));
            }
            return null;
        }
        Object value = java.util.Objects.requireNonNull(given);
        String wrong =
                switch (field.kind()) {
                    case TEXT -> text(field, value);
                    case NUMBER -> number(field, value);
                    case YES_NO -> value instanceof Boolean ? null : words.say("field.yes-no");
                    case CHOICE -> choice(field, value);
                    case CHOICES -> choices(field, value);
                    case DATE -> time(value, LocalDate::parse, "field.date");
                    case TIME -> time(value, LocalTime::parse, "field.time");
                    case DATE_TIME -> time(value, Answers::dateTime, "field.date-time");
                    case LIST ->
                        value instanceof List<?> list && list.size() <= LONGEST_LIST
                                ? null
                                : words.say("field.list", LONGEST_LIST);
                };
        if (wrong != null) {
            problems.add(new FieldProblem(path, wrong));
            return null;
        }
        return field.kind() == FormField.Kind.LIST ? rows(field, (List<?>) value, path, problems) : plain(value);
    }

    private List<Object> rows(FormField field, List<?> given, String path, List<FieldProblem> problems) {
        List<Object> rows = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String rowPath = path + "[" + i + "]";
            if (!(given.get(i) instanceof Map<?, ?> row)) {
                problems.add(new FieldProblem(rowPath, words.say("field.row")));
                continue;
            }
            Map<String, Object> values = new LinkedHashMap<>();
            for (Object name : row.keySet()) {
                if (field.rows().stream().noneMatch(each -> each.key().equals(name))) {
                    problems.add(undeclared(rowPath + "." + name));
                }
            }
            for (FormField each : field.rows()) {
                Object answer = check(each, row.get(each.key()), rowPath + "." + each.key(), problems);
                if (answer != null) {
                    values.put(each.key(), answer);
                }
            }
            rows.add(values);
        }
        return rows;
    }

    private @Nullable String text(FormField field, Object value) {
        if (!(value instanceof String text)) {
            return words.say("field.text");
        }
        Integer least = field.minLength();
        Integer most = field.maxLength();
        int longest = most == null ? LONGEST_TEXT : Math.min(most, LONGEST_TEXT);
        if (text.length() > longest) {
            return words.say("field.max-length", longest);
        }
        if (least != null && text.length() < least) {
            return words.say("field.min-length", least);
        }
        if (field.pattern() != null
                && !Pattern.compile(field.pattern()).matcher(text).find()) {
            return words.say("field.pattern");
        }
        if ("email".equals(field.shape()) && !EMAIL.matcher(text).matches()) {
            return words.say("field.email");
        }
        return "phone".equals(field.shape()) && !PHONE.matcher(text).matches() ? words.say("field.phone") : null;
    }

    /** The engine keeps texts of up to 4,000 characters. */
    private static final int LONGEST_TEXT = 4000;

    private @Nullable String number(FormField field, Object value) {
        if (!(value instanceof Number number) || !isExact(number)) {
            return words.say("field.number");
        }
        BigDecimal exact = new BigDecimal(number.toString());
        if (field.min() != null && exact.compareTo(BigDecimal.valueOf(field.min())) < 0) {
            return words.say("field.min", BigDecimal.valueOf(field.min()));
        }
        if (field.max() != null && exact.compareTo(BigDecimal.valueOf(field.max())) > 0) {
            return words.say("field.max", BigDecimal.valueOf(field.max()));
        }
        Integer decimals = field.decimals();
        return decimals != null && exact.stripTrailingZeros().scale() > decimals
                ? words.say("field.decimals", decimals)
                : null;
    }

    /** Whether the number fits the types that the engine keeps without loss. */
    private static boolean isExact(Number number) {
        if (!Double.isFinite(number.doubleValue())) {
            return false;
        }
        BigDecimal exact = new BigDecimal(number.toString());
        return exact.precision() - exact.scale() <= 15;
    }

    private @Nullable String choice(FormField field, Object value) {
        boolean simple = value instanceof String
                || value instanceof Boolean
                || (value instanceof Number number && isExact(number));
        if (!simple || (!field.options().isEmpty() && !field.options().contains(value))) {
            return words.say("field.choice", join(field));
        }
        return null;
    }

    private @Nullable String choices(FormField field, Object value) {
        if (!(value instanceof List<?> list) || list.size() > LONGEST_LIST) {
            return words.say("field.choices", join(field));
        }
        for (Object each : list) {
            if (each == null || choice(field, each) != null) {
                return words.say("field.choices", join(field));
            }
        }
        return null;
    }

    private static String join(FormField field) {
        return String.join(", ", field.options().stream().map(String::valueOf).toList());
    }

    private @Nullable String time(Object value, java.util.function.Function<String, ?> parse, String word) {
        try {
            if (value instanceof String text) {
                return parse.apply(text) == null ? words.say(word) : null;
            }
            return words.say(word);
        } catch (DateTimeParseException e) {
            return words.say(word);
        }
    }

    private static Object dateTime(String text) {
        return text.endsWith("Z") || text.matches(".*[+-][0-9:]{5}$")
                ? OffsetDateTime.parse(text)
                : LocalDateTime.parse(text);
    }

    /** Whole numbers stay whole: the engine keeps integers and fractions apart. */
    private static Object plain(Object value) {
        if (!(value instanceof Number number)) {
            return value;
        }
        BigDecimal exact = new BigDecimal(number.toString());
        if (exact.stripTrailingZeros().scale() > 0) {
            return number.doubleValue();
        }
        long whole = exact.longValueExact();
        return whole == (int) whole ? (Object) (int) whole : (Object) whole;
    }
}
