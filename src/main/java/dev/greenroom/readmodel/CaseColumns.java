package dev.greenroom.readmodel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which case variables stand in columns of the case's row, and how their values get there. */
final class CaseColumns {

    private static final Map<String, String> TEXTS = Map.of(
            "customerId", "customer_id",
            "customerName", "customer_name",
            "customerEmail", "customer_email",
            "customerPhone", "customer_phone",
            "customerPostcode", "customer_postcode",
            "customerTier", "customer_tier",
            "customerLanguage", "customer_language",
            "channel", "channel");
    private static final Map<String, Integer> LENGTHS = Map.of(
            "customer_id", 255,
            "customer_name", 500,
            "customer_email", 500,
            "customer_phone", 100,
            "customer_postcode", 50,
            "customer_tier", 50,
            "customer_language", 20,
            "channel", 100);
    private static final java.util.Set<String> AMOUNTS = java.util.Set.of("amount", "estimatedAmount", "total");
    private static final BigDecimal LARGEST = new BigDecimal("1e16");

    private CaseColumns() {}

    /** Puts the column that mirrors this variable, if there is one, into {@code columns}. */
    static void put(Map<String, @Nullable Object> columns, String variable, @Nullable Object value) {
        String text = TEXTS.get(variable);
        if (text != null) {
            columns.put(text, value == null ? null : cut(String.valueOf(value), LENGTHS.getOrDefault(text, 20)));
        } else if (variable.equals("casePriority") && value instanceof Number number) {
            columns.put("priority", number.intValue());
        } else if (AMOUNTS.contains(variable)) {
            columns.put("amount", amount(value));
        }
    }

    /** A value as filters compare it: numbers without trailing zeros, so that 5000 finds 5000.0; null for no scalar. */
    static @Nullable String searchable(@Nullable Object value) {
        if (value instanceof Number number) {
            BigDecimal exact = decimal(number);
            return exact == null ? null : cut(exact.stripTrailingZeros().toPlainString(), 500);
        }
        return value instanceof String || value instanceof Boolean ? cut(String.valueOf(value), 500) : null;
    }

    /** A filter's text as {@link #searchable} would write the number it may be. */
    static String canonical(String text) {
        return text.matches("-?[0-9]{1,30}([.][0-9]{1,30})?")
                ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                : text;
    }

    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    static @Nullable String cutOrNull(@Nullable String text, int length) {
        return text == null ? null : cut(text, length);
    }

    private static @Nullable BigDecimal amount(@Nullable Object value) {
        BigDecimal exact = value instanceof Number number
                ? decimal(number)
                : value instanceof String text && text.matches("-?[0-9]{1,16}([.][0-9]{1,10})?")
                        ? new BigDecimal(text)
                        : null;
        return exact == null || exact.abs().compareTo(LARGEST) > 0 ? null : exact.setScale(2, RoundingMode.HALF_UP);
    }

    private static @Nullable BigDecimal decimal(Number number) {
        if (number instanceof Double || number instanceof Float) {
            return Double.isFinite(number.doubleValue()) ? BigDecimal.valueOf(number.doubleValue()) : null;
        }
        return new BigDecimal(number.toString());
    }
}
