package dev.greenroom.engine.models;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.calendar.CronTimer;
import org.jspecify.annotations.Nullable;

/** What a timer's text means, as far as it can be known before it runs. */
public final class TimerWords {

    private static final String PERIOD =
            "P(?=.)(?:\\d+Y)?(?:\\d+M)?(?:\\d+W)?(?:\\d+D)?(?:T(?=\\d)(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:\\.\\d+)?S)?)?";
    private static final String DATE =
            "\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?(?:Z|[+-]\\d{2}(?::?\\d{2})?)?)?";
    private static final Pattern DURATION = Pattern.compile(PERIOD);
    private static final Pattern INSTANT = Pattern.compile(DATE);
    private static final Pattern REPEAT = Pattern.compile("R(\\d{0,9})/(?:(?:" + DATE + ")/(" + PERIOD + ")|(" + PERIOD
            + ")(?:/(?:" + DATE + "))?|(?:" + DATE + ")/(?:" + DATE + "))");
    private static final Pattern SECONDS = Pattern.compile("P(?:T(?:(\\d+(?:\\.\\d+)?)S)?)");

    /** How a timer's text is judged. */
    enum Judgement {
        GOOD,
        BROKEN,
        /** Repeats faster than once a minute, but by a calendar or a limited number of times: it can be slowed. */
        HASTY,
        /** Repeats without end, faster than once a minute. */
        RUNAWAY
    }

    private TimerWords() {}

    static Judgement date(String text) {
        boolean known =
                INSTANT.matcher(text).matches() || DURATION.matcher(text).matches();
        return known ? Judgement.GOOD : Judgement.BROKEN;
    }

    static Judgement duration(String text) {
        Matcher repeat = REPEAT.matcher(text);
        if (repeat.matches()) {
            return repeated(repeat);
        }
        return DURATION.matcher(text).matches() ? Judgement.GOOD : Judgement.BROKEN;
    }

    static Judgement cycle(String text) {
        Matcher repeat = REPEAT.matcher(text);
        if (repeat.matches()) {
            return repeated(repeat);
        }
        return cron(text);
    }

    private static Judgement repeated(Matcher repeat) {
        @Nullable String period = repeat.group(2) == null ? repeat.group(3) : repeat.group(2);
        if (period == null || !isUnderAMinute(period)) {
            return Judgement.GOOD;
        }
        boolean limited = !repeat.group(1).isEmpty() && Integer.parseInt(repeat.group(1)) <= 100;
        return limited && !isZero(period) ? Judgement.HASTY : Judgement.RUNAWAY;
    }

    /** Whether a period consists of less than sixty seconds and nothing else. */
    static boolean isUnderAMinute(String period) {
        if (isZero(period)) {
            return true;
        }
        Matcher seconds = SECONDS.matcher(period);
        return seconds.matches() && (seconds.group(1) == null || Double.parseDouble(seconds.group(1)) < 60);
    }

    private static boolean isZero(String period) {
        return !period.matches(".*[1-9].*");
    }

    private static Judgement cron(String text) {
        if (text.length() > 100) {
            return Judgement.BROKEN;
        }
        try {
            CronTimer.parse(text);
        } catch (java.text.ParseException | RuntimeException broken) {
            return Judgement.BROKEN;
        }
        String seconds = text.trim().split("\\s+")[0];
        return seconds.startsWith("@") || seconds.matches("\\d{1,2}") ? Judgement.GOOD : Judgement.HASTY;
    }

    /** Whether a cycle runs faster than once a minute. */
    public static boolean isTooFast(String text) {
        Judgement judgement = duration(text);
        return judgement == Judgement.HASTY || judgement == Judgement.RUNAWAY;
    }

    /** Whether a cycle runs faster than once a minute and can be slowed. */
    public static boolean isHasty(String text) {
        return !SafeExpression.isIn(text)
                && (duration(text) == Judgement.HASTY || (!text.startsWith("P") && cycle(text) == Judgement.HASTY));
    }

    /** The same cycle, no faster than once a minute. */
    public static String slowed(String text) {
        Matcher repeat = REPEAT.matcher(text);
        if (repeat.matches()) {
            String period = repeat.group(2) == null ? repeat.group(3) : repeat.group(2);
            return period == null ? text : text.replace(period, "PT1M");
        }
        return text.trim().replaceFirst("\\S+", "0");
    }
}
