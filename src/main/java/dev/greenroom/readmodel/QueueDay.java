package dev.greenroom.readmodel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One day of one queue: what was there as it began, what came, what left, and what was there as it ended. An item that is
 * given to another group leaves one queue and comes to another; an item of two groups is in both their queues.
 *
 * @param queue the group; empty for items that no group has
 */
public record QueueDay(String queue, LocalDate day, long opening, Came came, Left left) {

    /** Items that came: new ones, those of cases that were opened again, and those that came from another group. */
    public record Came(long fresh, long reopened, long moved) {

        static final Came NOTHING = new Came(0, 0, 0);

        public long all() {
            return fresh + reopened + moved;
        }

        Came plus(String how, long items) {
            return new Came(
                    fresh + (how.equals(StayWriter.NEW) ? items : 0),
                    reopened + (how.equals(StayWriter.REOPENED) ? items : 0),
                    moved + (how.equals(StayWriter.MOVED) ? items : 0));
        }
    }

    /** Items that left: done, taken away with their case, or given to another group. */
    public record Left(long done, long cancelled, long moved) {

        static final Left NOTHING = new Left(0, 0, 0);

        public long all() {
            return done + cancelled + moved;
        }

        Left plus(String how, long items) {
            return new Left(
                    done + (how.equals(StayWriter.DONE) ? items : 0),
                    cancelled + (how.equals(StayWriter.CANCELLED) ? items : 0),
                    moved + (how.equals(StayWriter.MOVED) ? items : 0));
        }
    }

    public long onHand() {
        return opening + came.all() - left.all();
    }

    /** So many items came to a queue, or left it, on one day and in one way. */
    record Moves(String queue, LocalDate day, String how, long items) {}

    /** The days of each queue, one after the other; pure. */
    static List<QueueDay> days(
            LocalDate from, LocalDate to, Map<String, Long> opening, List<Moves> came, List<Moves> left) {
        Map<String, Map<LocalDate, Came>> arrivals = new TreeMap<>();
        came.forEach(moves -> arrivals.computeIfAbsent(moves.queue(), queue -> new TreeMap<>())
                .merge(moves.day(), Came.NOTHING.plus(moves.how(), moves.items()), QueueDay::sum));
        Map<String, Map<LocalDate, Left>> departures = new TreeMap<>();
        left.forEach(moves -> departures
                .computeIfAbsent(moves.queue(), queue -> new TreeMap<>())
                .merge(moves.day(), Left.NOTHING.plus(moves.how(), moves.items()), QueueDay::sum));
        Set<String> queues = new TreeSet<>(opening.keySet());
        queues.addAll(arrivals.keySet());
        queues.addAll(departures.keySet());
        List<QueueDay> days = new ArrayList<>();
        for (String queue : queues) {
            long there = opening.getOrDefault(queue, 0L);
            for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
                QueueDay one = new QueueDay(
                        queue,
                        day,
                        there,
                        arrivals.getOrDefault(queue, Map.of()).getOrDefault(day, Came.NOTHING),
                        departures.getOrDefault(queue, Map.of()).getOrDefault(day, Left.NOTHING));
                days.add(one);
                there = one.onHand();
            }
        }
        return days;
    }

    private static Came sum(Came one, Came other) {
        return new Came(one.fresh() + other.fresh(), one.reopened() + other.reopened(), one.moved() + other.moved());
    }

    private static Left sum(Left one, Left other) {
        return new Left(one.done() + other.done(), one.cancelled() + other.cancelled(), one.moved() + other.moved());
    }
}
