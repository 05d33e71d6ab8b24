package dev.greenroom.work.blending;

import dev.greenroom.work.blending.CallLog.Call;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What the calls of past weeks say of a day to come: how many calls to expect in each half hour, how long they take, how
 * many people to have there, how patient callers are. Working days are all alike; Friday and Saturday stand for
 * themselves.
 */
final class Staffing {

    static final int HALF_HOURS = 48;
    static final Duration HALF_HOUR = Duration.ofMinutes(30);

    private static final double WANTED = 0.8;
    private static final Duration WITHIN = Duration.ofSeconds(20);
    private static final int FEWEST = 2;
    private static final double CLOSED_BELOW = 1;
    private static final int KINDS = 3;

    private final double[][] callsPerHour;
    private final int[][] people;
    private final Duration meanCall;
    private final Duration patience;
    private final List<Duration> talks;

    private Staffing(
            double[][] callsPerHour, int[][] people, Duration meanCall, Duration patience, List<Duration> talks) {
        this.callsPerHour = callsPerHour;
        this.people = people;
        this.meanCall = meanCall;
        this.patience = patience;
        this.talks = talks;
    }

    /** As many people in each half hour as answer 80 % of the expected calls within 20 seconds, and never one alone. */
    static Staffing from(CallLog past) {
        double[][] calls = new double[KINDS][HALF_HOURS];
        int[] days = new int[KINDS];
        past.byDay().keySet().forEach(day -> days[kind(day)]++);
        List<Duration> talks = new ArrayList<>();
        long waited = 0;
        int gaveUp = 0;
        for (Call call : past.calls()) {
            int kind = kind(call.wantsPerson().toLocalDate());
            calls[kind][halfHour(call.wantsPerson())] += 2.0 / days[kind];
            waited += call.waited().toSeconds();
            if (call.answered()) {
                talks.add(call.talk());
            } else {
                gaveUp++;
            }
        }
        Duration mean = talks.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(Math.max(1, talks.size()));
        int[][] people = new int[KINDS][HALF_HOURS];
        for (int kind = 0; kind < KINDS; kind++) {
            for (int slot = 0; slot < HALF_HOURS; slot++) {
                people[kind][slot] = calls[kind][slot] < CLOSED_BELOW * 2 ? 0 : needed(calls[kind][slot], mean);
            }
        }
        return new Staffing(calls, people, mean, Duration.ofSeconds(waited / Math.max(1, gaveUp)), List.copyOf(talks));
    }

    private static int needed(double callsPerHour, Duration call) {
        double load = callsPerHour * call.toSeconds() / Duration.ofHours(1).toSeconds();
        int people = FEWEST;
        while (answeredWithin(people, load, call, WITHIN) < WANTED) {
            people++;
        }
        return people;
    }

    /** The share of calls that so many people answer within a time (Erlang C: nobody gives up). */
    static double answeredWithin(int people, double load, Duration call, Duration within) {
        if (people <= load) {
            return 0;
        }
        double blocked = 1;
        for (int each = 1; each <= people; each++) {
            blocked = load * blocked / (each + load * blocked);
        }
        double waits = blocked / (1 - load / people * (1 - blocked));
        return 1 - waits * Math.exp(-(people - load) * within.toSeconds() / call.toSeconds());
    }

    /** How long a call takes on average. */
    Duration meanCall() {
        return meanCall;
    }

    /** How long callers wait on average before they give up. */
    Duration patience() {
        return patience;
    }

    /** How long each talk was. */
    List<Duration> talks() {
        return talks;
    }

    int peopleAt(LocalDate day, int halfHour) {
        return people[kind(day)][halfHour];
    }

    double callsPerHourAt(LocalDate day, int halfHour) {
        return callsPerHour[kind(day)][halfHour];
    }

    static int halfHour(LocalDateTime at) {
        return (int) Duration.between(at.toLocalDate().atStartOfDay(), at).dividedBy(HALF_HOUR);
    }

    private static int kind(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.FRIDAY ? 1 : day.getDayOfWeek() == DayOfWeek.SATURDAY ? 2 : 0;
    }
}
