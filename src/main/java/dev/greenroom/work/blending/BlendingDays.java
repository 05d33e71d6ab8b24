package dev.greenroom.work.blending;

import dev.greenroom.work.blending.CallLog.Call;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The days of a log after the weeks that the staffing learned from, each played without and with work between calls. */
record BlendingDays(List<Pair> days) {

    /** The same day twice: the same callers, the same people. */
    record Pair(DayTally without, DayTally with) {}

    static BlendingDays play(CallLog log, int learnWeeks, long seed) {
        LocalDate begin = log.firstDay().plusWeeks(learnWeeks);
        Staffing staffing = Staffing.from(log.between(log.firstDay(), begin));
        List<Pair> days = new ArrayList<>();
        for (Map.Entry<LocalDate, List<Call>> day :
                log.between(begin, log.lastDay().plusDays(1)).byDay().entrySet()) {
            long own = seed * 1_000_003 + day.getKey().toEpochDay() * 7;
            days.add(new Pair(
                    new CallDay(day.getKey(), day.getValue(), staffing, false, own).run(),
                    new CallDay(day.getKey(), day.getValue(), staffing, true, own).run()));
        }
        return new BlendingDays(List.copyOf(days));
    }

    Pair total() {
        return days.stream()
                .reduce((one, other) ->
                        new Pair(one.without().plus(other.without()), one.with().plus(other.with())))
                .orElseThrow();
    }

    String table() {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%-10s %6s | %-25s | %-25s | %s%n",
                "",
                "",
                "without work in between",
                "with work in between",
                "of the minutes without a call"));
        table.append(String.format(
                Locale.ROOT,
                "%-10s %6s | %9s %7s %7s | %9s %7s %7s | %7s %6s %8s %11s %8s%n",
                "day",
                "calls",
                "in 20 s",
                "wait s",
                "gave up",
                "in 20 s",
                "wait s",
                "gave up",
                "minutes",
                "used",
                "finished",
                "interrupted",
                "recalls"));
        days.forEach(day -> table.append(line(day.with().day.toString(), day)));
        return table.append(line("all", total())).toString();
    }

    private static String line(String name, Pair day) {
        DayTally without = day.without();
        DayTally with = day.with();
        return String.format(
                Locale.ROOT,
                "%-10s %6d | %8.1f%% %7d %7d | %8.1f%% %7d %7d | %7d %5.1f%% %8d %11d %8d%n",
                name,
                with.calls,
                100 * without.withinShare(),
                without.meanWait().toSeconds(),
                without.gaveUp,
                100 * with.withinShare(),
                with.meanWait().toSeconds(),
                with.gaveUp,
                with.idleSeconds() / 60,
                100 * with.usedShare(),
                with.finished,
                with.interrupted,
                with.recalled);
    }
}
