package dev.greenroom.work.blending;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code blending-day} is asked for: the days after the weeks that the staffing learns from. */
record DayOptions(Path log, int learnWeeks, long seed, @Nullable Path picture) {

    private static final int MOST_WEEKS = 52;

    static DayOptions read(List<String> arguments) {
        Path log = null;
        int weeks = 2;
        long seed = 1;
        Path picture = null;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            switch (word) {
                case "--learn-weeks" -> weeks = Math.toIntExact(number(word, rest, MOST_WEEKS));
                case "--seed" -> seed = number(word, rest, Long.MAX_VALUE);
                case "--picture" -> picture = Path.of(value(word, rest));
                case "--data" -> value(word, rest);
                default -> {
                    if (word.startsWith("-") || log != null) {
                        throw new IllegalArgumentException("blending-day does not know " + word);
                    }
                    log = Path.of(word);
                }
            }
        }
        if (log == null) {
            throw new IllegalArgumentException("blending-day needs a log of calls");
        }
        return new DayOptions(log, weeks, seed, picture);
    }

    private static String value(String word, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(word + " needs a value");
        }
        return rest.next();
    }

    private static long number(String word, Iterator<String> rest, long most) {
        String value = value(word, rest);
        try {
            long number = Long.parseLong(value);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException(word + " needs a number, not " + value, none);
        }
        throw new IllegalArgumentException(word + " needs a number from 1 to " + most);
    }
}
