package dev.greenroom.engine.models;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Whether a regular expression answers in time on any input: none of what makes an engine go back and forth. */
final class SafePattern {

    private static final int MAX_LENGTH = 300;
    private static final int MAX_REPEAT = 1_000;
    private static final Pattern BACK = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*(?:\\\\[1-9]|\\\\k<)");
    private static final Pattern AROUND = Pattern.compile("\\(\\?(?!:)");
    private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?}");

    private SafePattern() {}

    /** The reason against a pattern; null when there is none. */
    static @Nullable String fault(String pattern) {
        if (pattern.length() > MAX_LENGTH) {
            return "A pattern has at most " + MAX_LENGTH + " characters.";
        } else if (BACK.matcher(pattern).find()) {
            return "A pattern cannot refer back to a group.";
        } else if (AROUND.matcher(pattern).find()) {
            return "A pattern cannot look ahead or behind.";
        } else if (hasNestedRepeat(pattern)) {
            return "A pattern cannot repeat what already repeats.";
        } else if (COUNT.matcher(pattern).results().anyMatch(count -> Integer.parseInt(count.group(1)) > MAX_REPEAT)) {
            return "A pattern cannot repeat this often.";
        }
        try {
            Pattern.compile(pattern);
            return null;
        } catch (PatternSyntaxException broken) {
            return "The pattern is not valid: " + HardenedXml.shortened(broken.getDescription());
        }
    }

    /** A group that contains a repetition and is itself repeated. */
    private static boolean hasNestedRepeat(String pattern) {
        String bare = pattern.replaceAll("\\\\.", "x").replaceAll("\\[[^\\]]*]", "x");
        Deque<Boolean> open = new ArrayDeque<>();
        boolean repeats = false;
        for (int i = 0; i < bare.length(); i++) {
            char character = bare.charAt(i);
            if (character == '(') {
                open.push(repeats);
                repeats = false;
            } else if (character == ')' && !open.isEmpty()) {
                if (repeats && isRepeated(bare, i + 1)) {
                    return true;
                }
                repeats = open.pop() || repeats || isRepeated(bare, i + 1);
            } else if (isRepeated(bare, i)) {
                repeats = true;
            }
        }
        return false;
    }

    private static boolean isRepeated(String pattern, int at) {
        if (at >= pattern.length()) {
            return false;
        }
        char character = pattern.charAt(at);
        return character == '*'
                || character == '+'
                || (character == '{' && pattern.substring(at).matches("(?s)\\{\\d+,.*"));
    }
}
