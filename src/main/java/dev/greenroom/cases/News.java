package dev.greenroom.cases;

import dev.greenroom.cases.forms.Words;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person is asked to tell a customer. While nobody has told it, the newest of its kind takes the place of the one
 * before, and stands beside whatever else there is to tell.
 *
 * @param message the number of the message that was to tell it and none other; null when there is none, or its kind says it
 */
public record News(String kind, String text, @Nullable Long message) {

    /** Behind each of them a variable of what is done beside the case; told in the order of their names. */
    private static final String VARIABLE = "toTell";

    private static final String WENT = "went-";
    /** Which message was to tell it. */
    private static final String MESSAGE = "messageOf-";

    private static final String DATE = "1Date";
    private static final String EARLIER = "2Earlier";
    private static final String STANDING = "3Standing";
    private static final String END = "4End";
    private static final String CHANGE = "5Change";

    /** More than that a text of the engine does not hold. */
    private static final int LONGEST = 4000;

    public News {
        text = cut(text);
    }

    /** Why the date is another one. */
    static News ofTheDate(String reason) {
        return new News(DATE, reason, null);
    }

    /** What somebody was asked to tell before each news was kept for itself. */
    static News earlier(String all) {
        return new News(EARLIER, all, null);
    }

    /** How the case stands: why it is not done yet, and what is missing. */
    public static News standing(String reason) {
        return new News(STANDING, reason, null);
    }

    /** The same, as this message was to say it. */
    public static News standing(String reason, @Nullable Long message) {
        return new News(STANDING, reason, message);
    }

    /** What was decided, or how the case has ended, as this message was to say it. */
    public static News end(String sentence, @Nullable Long message) {
        return new News(END, sentence, message);
    }

    /** This change that was announced. */
    public static News change(String change, String text) {
        return new News(CHANGE + "0".repeat(Math.max(0, 19 - change.length())) + change, text, null);
    }

    /** Told once, whichever of the customer's cases it is told about. */
    boolean isOfTheCustomer() {
        return kind.startsWith(CHANGE);
    }

    String variable() {
        return VARIABLE + kind;
    }

    /** What is kept with it besides its text. */
    Map<String, Object> marks() {
        return message == null ? Map.of() : Map.of(MESSAGE + variable(), message);
    }

    /** What was kept with the one before it. */
    List<String> unmarked() {
        return List.of(went(variable()), MESSAGE + variable());
    }

    /** Whether whoever has these variables is asked to tell just this: what another message of its kind says is another news. */
    boolean isSaidIn(Map<String, Object> variables) {
        return variables.containsKey(variable())
                && (message == null || message.equals(variables.get(MESSAGE + variable())));
    }

    /** It is no news of a case that is closed. */
    static boolean isOver(String variable) {
        return isOfTheDate(variable) || variable.equals(VARIABLE + STANDING);
    }

    static boolean isOfTheDate(String variable) {
        return variable.equals(VARIABLE + DATE);
    }

    /** All that is still to tell, by the names of their variables. */
    static SortedMap<String, String> among(Map<String, Object> variables) {
        SortedMap<String, String> all = new TreeMap<>();
        variables.forEach((name, value) -> {
            if (name.startsWith(VARIABLE) && value instanceof String text) {
                all.put(name, text);
            }
        });
        return all;
    }

    /** Names the variable that says: a message has gone after all that tells the news of this one. */
    static String went(String variable) {
        return WENT + variable;
    }

    /** The same, after what is known of a date that need not be told any more. */
    static String joined(SortedMap<String, String> all, Map<String, Object> variables) {
        String texts = joined(all, variables.keySet());
        return variables.get(WENT + VARIABLE + DATE) instanceof String known ? cut(known + " " + texts) : texts;
    }

    /** For whoever calls: each of these, and of which of them a message has gone after all. */
    static String joined(SortedMap<String, String> all, Set<String> variables) {
        String texts = all.keySet().stream().allMatch(each -> variables.contains(went(each)))
                ? Words.both("tell-customer.message-too") + " " + String.join(" ", all.values())
                : all.entrySet().stream()
                        .map(each -> variables.contains(went(each.getKey())) ? gone(each.getValue()) : each.getValue())
                        .collect(Collectors.joining(" "));
        return cut(texts);
    }

    private static String gone(String text) {
        return Words.both("tell-customer.message-of") + ": “" + text + "”";
    }

    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
