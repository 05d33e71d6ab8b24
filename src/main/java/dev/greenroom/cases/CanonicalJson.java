package dev.greenroom.cases;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Two bodies that mean the same have the same fingerprint: keys sorted, numbers without idle zeros, no white space. */
final class CanonicalJson {

    private CanonicalJson() {}

    /** SHA-256 of the canonical text, in hexadecimal. */
    static String fingerprint(@Nullable Object tree) {
        StringBuilder out = new StringBuilder();
        write(tree, out);
        try {
            byte[] text = out.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void write(@Nullable Object node, StringBuilder out) {
        if (node instanceof Map<?, ?> map) {
            writeObject(map, out);
        } else if (node instanceof List<?> list) {
            writeArray(list, out);
        } else if (node instanceof Number number && Double.isFinite(number.doubleValue())) {
            BigDecimal exact = new BigDecimal(number.toString());
            out.append(exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toString());
        } else if (node instanceof String text) {
            writeText(text, out);
        } else {
            out.append(node);
        }
    }

    private static void writeObject(Map<?, ?> map, StringBuilder out) {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
        out.append('{');
        for (Iterator<Map.Entry<String, @Nullable Object>> it =
                        sorted.entrySet().iterator();
                it.hasNext(); ) {
            Map.Entry<String, @Nullable Object> entry = it.next();
            writeText(entry.getKey(), out);
            out.append(':');
            write(entry.getValue(), out);
            out.append(it.hasNext() ? "," : "");
        }
        out.append('}');
    }

    private static void writeArray(List<?> list, StringBuilder out) {
        out.append('[');
        for (Iterator<?> it = list.iterator(); it.hasNext(); ) {
            write(it.next(), out);
            out.append(it.hasNext() ? "," : "");
        }
        out.append(']');
    }

    // Length first: no text can pretend to be the end of itself, and nothing needs escaping.
    private static void writeText(String text, StringBuilder out) {
        out.append(text.length()).append('"').append(text).append('"');
    }
}
