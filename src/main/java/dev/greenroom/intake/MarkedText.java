package dev.greenroom.intake;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a page without its marks, in one pass: whatever a stranger sends takes as long as it is long. */
final class MarkedText {

    private static final Set<String> BREAKS = Set.of("br", "/p", "/div", "/tr", "/li");
    private static final Pattern END_OF_SCRIPT = Pattern.compile("</script", Pattern.CASE_INSENSITIVE);
    private static final Pattern END_OF_STYLE = Pattern.compile("</style", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_NAME = 10;

    private final String html;
    private final StringBuilder text = new StringBuilder();

    private MarkedText(String html) {
        this.html = html;
    }

    static String plain(String html) {
        MarkedText marked = new MarkedText(html);
        marked.read();
        return marked.text
                .toString()
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .replaceAll("[ \\t]+", " ");
    }

    private void read() {
        int at = 0;
        while (at < html.length()) {
            int mark = html.indexOf('<', at);
            if (mark < 0) {
                text.append(html, at, html.length());
                return;
            }
            text.append(html, at, mark);
            at = isMark(mark) ? behind(mark) : literally(mark);
        }
    }

    private boolean isMark(int mark) {
        char next = mark + 1 < html.length() ? html.charAt(mark + 1) : ' ';
        return next == '/' || next == '!' || next == '?' || (next < 128 && Character.isLetter(next));
    }

    private int literally(int mark) {
        text.append('<');
        return mark + 1;
    }

    /** Where the text goes on behind a mark; what is never closed hides the rest, as it does on a screen. */
    private int behind(int mark) {
        if (html.startsWith("<!--", mark)) {
            int end = html.indexOf("-->", mark + 4);
            return end < 0 ? html.length() : end + 3;
        }
        int end = html.indexOf('>', mark);
        if (end < 0) {
            return html.length();
        }
        String name = name(mark + 1);
        text.append(BREAKS.contains(name) ? '\n' : ' ');
        return switch (name) {
            case "script" -> behind(END_OF_SCRIPT, end);
            case "style" -> behind(END_OF_STYLE, end);
            default -> end + 1;
        };
    }

    private int behind(Pattern closing, int from) {
        Matcher found = closing.matcher(html);
        int end = found.find(from) ? html.indexOf('>', found.start()) : -1;
        return end < 0 ? html.length() : end + 1;
    }

    private String name(int from) {
        int end = from;
        while (end < html.length()
                && end - from < LONGEST_NAME
                && ((end == from && html.charAt(end) == '/') || Character.isLetterOrDigit(html.charAt(end)))) {
            end++;
        }
        return html.substring(from, end).toLowerCase(Locale.ROOT);
    }
}
