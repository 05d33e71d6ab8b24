package dev.greenroom.sla.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Open from one time of day to another; {@code to} at midnight means the end of the day. */
public record Opening(LocalTime from, LocalTime to) {

    public Opening {
        if (to.isAfter(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
            throw new CalendarRefused("weekly", "opening.order", from, to);
        }
    }

    public static Opening of(String from, String to) {
        return new Opening(LocalTime.parse(from), "24:00".equals(to) ? LocalTime.MIDNIGHT : LocalTime.parse(to));
    }

    /** In order of time, none over another; refused otherwise. */
    static List<Opening> inOrder(String field, List<Opening> openings) {
        List<Opening> sorted =
                openings.stream().sorted(Comparator.comparing(Opening::from)).toList();
        for (int at = 1; at < sorted.size(); at++) {
            Opening before = sorted.get(at - 1);
            Opening after = sorted.get(at);
            if (before.endsWithTheDay() || before.to().isAfter(after.from())) {
                throw new CalendarRefused(field, "opening.overlap", before, after);
            }
        }
        return sorted;
    }

    boolean endsWithTheDay() {
        return to.equals(LocalTime.MIDNIGHT);
    }

    /** When it is open on {@code day}: one span, or two where a clock change lies between. Skipped hours are not open. */
    List<Span> on(LocalDate day, ZoneRules zone) {
        LocalDateTime opens = day.atTime(from);
        LocalDateTime closes = endsWithTheDay() ? day.plusDays(1).atStartOfDay() : day.atTime(to);
        Instant before = day.atStartOfDay().toInstant(ZoneOffset.MAX);
        ZoneOffsetTransition change = zone.nextTransition(before);
        ZoneOffset offset = zone.getOffset(before);
        Span whole = new Span(opens.toInstant(offset), closes.toInstant(offset));
        if (change == null) {
            return List.of(whole);
        }
        Instant turn = change.getInstant();
        ZoneOffset after = change.getOffsetAfter();
        Span first = whole.until(turn);
        Span second = new Span(opens.toInstant(after), closes.toInstant(after)).since(turn);
        return Stream.of(first, second).filter(Span::isSome).toList();
    }

    /** As owners write it: 09:00-17:00. */
    public String text() {
        return from + "-" + (endsWithTheDay() ? "24:00" : to);
    }

    @Override
    public String toString() {
        return from + "–" + (endsWithTheDay() ? "24:00" : to);
    }
}
