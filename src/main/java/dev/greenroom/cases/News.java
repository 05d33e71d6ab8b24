package dev.greenroom.cases;

import dev.greenroom.cases.forms.Words;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Something that a person is asked to tell a customer. While nobody has told it, the newest of its kind takes the place of the one
 * before, and stands beside whatever else there is to tell.
 */
public record News(String kind, String text) {

    /** Behind each of them a variable of what is done beside the case; told in the order of their names. */
    private static final String VARIABLE = "toTell";

    private static final String WENT = "went-";

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
        return new News(DATE, reason);
    }

    /** What somebody was asked to tell before each news was kept for itself. */
    static News earlier(String all) {
        return new News(EARLIER, all);
    }

    /** How the case stands: why it is not done yet, and what is missing. */
    public static News standing(String reason) {
        return new News(STANDING, reason);
    }

    /** What was decided, or how the case has ended. */
    public static News end(String sentence) {
        return new News(END, sentence);
    }

    /** This change that was announced. */
    public static News change(String change, String text) {
        return new News(CHANGE + "0".repeat(Math.max(0, 19 - change.length())) + change, text);
    }

    String variable() {
        return VARIABLE + kind;
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
        return Words.both("tell-customer.message-of") + " “" + text + "”";
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
