package dev.greenroom.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows as RFC 4180 writes them. A text that a spreadsheet would take for a formula is led by an apostrophe. */
final class Csv {

    private static final Pattern FORMULA = Pattern.compile(
            "^[\\s\\u00a0\\ufeff]*[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20|%].*|^[\\t\\r\\n].*", Pattern.DOTALL);
    private static final Pattern INNER_FORMULA = Pattern.compile("([;\\t]\\s*)(?=[=+\\-@])");
    private static final Pattern QUOTED = Pattern.compile("[\",\r\n]");

    private final Writer out;

    Csv(Writer out) {
        this.out = out;
    }

    void row(List<? extends @Nullable Object> cells) {
        try {
            out.write(cells.stream().map(Csv::cell).collect(Collectors.joining(",")));
            out.write("\r\n");
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        if (value instanceof CharSequence && FORMULA.matcher(text).matches()) {
            text = "'" + text;
        }
        if (value instanceof CharSequence) {
            // Some spreadsheets take a semicolon for the end of a cell.
            text = INNER_FORMULA.matcher(text).replaceAll("$1'");
        }
        return QUOTED.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
