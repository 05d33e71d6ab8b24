package dev.greenroom.work.blending;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long it will be, as things are and as calls are expected, until the next peak: more callers wait at once than those
 * who were called back can soon answer. Calls and
 * their ends come at random: the time from {@code k} calls at once to {@code k + 1} is on average
 * {@code (1 + k * m * t(k - 1)) / calls}, where {@code m} is how many a person ends and {@code calls} how many come in the
 * same time.
 */
public record Outlook(int onCalls, @Nullable Duration meanCall, List<Expected> expected) {

    /** Without any word about the calls to come, one person may always be away this long if another one stays. */
    static final Duration UNKNOWN = Duration.ofMinutes(10);

    /** With more callers waiting than this, a peak has begun; fewer are soon answered by whom is called back. */
    static final int PEAK = 2;

    private static final Duration LONGEST = Duration.ofHours(2);

    /** How many calls an hour come from that moment on. */
    public record Expected(Instant from, double callsPerHour) {}

    public Outlook {
        expected =
                expected.stream().sorted(Comparator.comparing(Expected::from)).toList();
    }

    /** Nothing is known of the calls to come. */
    public static Outlook unknown() {
        return new Outlook(0, null, List.of());
    }

    /** For how long a person can probably be spared, when so many others stay free for calls. */
    public Duration window(int othersFree, Instant now) {
        Duration call = meanCall;
        if (call == null || expected.isEmpty()) {
            return othersFree > 0 ? UNKNOWN : Duration.ZERO;
        }
        Duration shortest = LONGEST;
        for (int each = 0; each < expected.size(); each++) {
            Expected from = expected.get(each);
            boolean over =
                    each + 1 < expected.size() && !expected.get(each + 1).from().isAfter(now);
            if (!over) {
                Duration until = Duration.between(now, from.from());
                Duration window = (until.isNegative() ? Duration.ZERO : until)
                        .plus(untilThePeak(othersFree, from.callsPerHour(), call));
                shortest = window.compareTo(shortest) < 0 ? window : shortest;
            }
        }
        return shortest;
    }

    private Duration untilThePeak(int othersFree, double callsPerHour, Duration call) {
        if (callsPerHour <= 0) {
            return LONGEST;
        }
        double arrival = Duration.ofHours(1).toSeconds() / callsPerHour;
        double step = 0;
        double sum = 0;
        int people = onCalls + othersFree;
        for (int calls = 0; calls <= people + PEAK; calls++) {
            step = arrival * (1 + Math.min(calls, people) * step / Math.max(1, call.toSeconds()));
            sum += calls < onCalls ? 0 : step;
        }
        return sum >= LONGEST.toSeconds() ? LONGEST : Duration.ofSeconds(Math.round(Math.floor(sum)));
    }
}
