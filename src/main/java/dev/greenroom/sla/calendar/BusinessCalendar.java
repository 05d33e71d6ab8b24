package dev.greenroom.sla.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When an office works: a zone, weekly hours, holidays and single days that differ. Answers due dates and the time
 * between two instants. Immutable; closing time counts as open.
 */
public final class BusinessCalendar {

    static final int HORIZON_YEARS = 10;
    private static final int LOOK_AHEAD_DAYS = 32;
    private static final int MOST_REMEMBERED = 5_000;

    private final String key;
    private final ZoneId zone;
    private final Map<DayOfWeek, List<Opening>> weekly = new TreeMap<>();
    private final List<HolidayRule> holidays;
    private final Map<LocalDate, List<Opening>> exceptions = new TreeMap<>();
    private final Map<Integer, Set<LocalDate>> closed = new ConcurrentHashMap<>();
    private final Map<LocalDate, List<Span>> spans = new ConcurrentHashMap<>();

    /** @param exceptions single days with openings of their own; none of them means closed */
    public BusinessCalendar(
            String key,
            ZoneId zone,
            Map<DayOfWeek, List<Opening>> weekly,
            List<HolidayRule> holidays,
            Map<LocalDate, List<Opening>> exceptions) {
        this.key = key;
        this.zone = zone;
        this.holidays = List.copyOf(holidays);
        weekly.forEach((day, openings) -> this.weekly.put(day, Opening.inOrder("weekly." + day, openings)));
        exceptions.forEach((day, openings) -> this.exceptions.put(day, Opening.inOrder("exceptions." + day, openings)));
        if (this.weekly.values().stream().allMatch(List::isEmpty)) {
            throw new CalendarRefused("weekly", "weekly.closed", key);
        }
    }

    /** Open round the clock, every day. */
    public static BusinessCalendar always(String key, ZoneId zone) {
        Map<DayOfWeek, List<Opening>> weekly = new TreeMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            weekly.put(day, List.of(Opening.of("00:00", "24:00")));
        }
        return new BusinessCalendar(key, zone, weekly, List.of(), Map.of());
    }

    public String key() {
        return key;
    }

    public ZoneId zone() {
        return zone;
    }

    /** The hours of each day of the week, Monday first; none on days that are closed. */
    public Map<DayOfWeek, List<Opening>> weekly() {
        Map<DayOfWeek, List<Opening>> days = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            days.put(day, weekly.getOrDefault(day, List.of()));
        }
        return days;
    }

    /** The rules by which days are closed, in the order in which they were given. */
    public List<HolidayRule> holidays() {
        return holidays;
    }

    /** When {@code budget} is used up, counted from {@code start}. */
    public Instant due(Instant start, Budget budget) {
        if (budget instanceof Budget.BusinessHours hours) {
            return dueInHours(start, hours);
        }
        return budget instanceof Budget.BusinessDays days
                ? dueInDays(start, days)
                : dueInTime(start, ((Budget.CalendarTime) budget).elapsed());
    }

    /** The open time between two instants; negative when they are the other way round. */
    public Duration worked(Instant from, Instant to) {
        if (to.isBefore(from)) {
            return worked(to, from).negated();
        }
        Duration sum = Duration.ZERO;
        LocalDate last = dayOf(to);
        for (LocalDate day = dayOf(from); !day.isAfter(last); day = day.plusDays(1)) {
            for (Span span : spans(day)) {
                Span worked = span.since(from).until(to);
                if (worked.isSome()) {
                    sum = sum.plus(Duration.between(worked.opens(), worked.closes()));
                }
            }
        }
        return sum;
    }

    /** Business days after the day of {@code from}, up to and with the day of {@code to}. */
    public int daysBetween(Instant from, Instant to) {
        LocalDate last = countedFrom(to);
        int days = 0;
        for (LocalDate day = countedFrom(from).plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            days += spans(day).isEmpty() ? 0 : 1;
        }
        return days;
    }

    /** Whether it is open at {@code at}; the instant of closing counts. */
    public boolean isOpen(Instant at) {
        LocalDate day = dayOf(at);
        return covers(day.minusDays(1), at) || covers(day, at);
    }

    /** When it turns next, from open to closed or back; empty when it does not within a month. */
    public Optional<Instant> nextChange(Instant at) {
        Instant closing = null;
        LocalDate end = dayOf(at).plusDays(LOOK_AHEAD_DAYS);
        for (LocalDate day = dayOf(at).minusDays(1); day.isBefore(end); day = day.plusDays(1)) {
            for (Span span : spans(day)) {
                if (closing == null && span.opens().isAfter(at)) {
                    return Optional.of(span.opens());
                }
                if (closing != null && span.opens().isAfter(closing)) {
                    return Optional.of(closing);
                }
                closing = span.closes().isAfter(at) ? span.closes() : closing;
            }
        }
        return Optional.ofNullable(closing)
                .filter(instant ->
                        instant.isBefore(end.minusDays(1).atStartOfDay(zone).toInstant()));
    }

    /** The day's openings, in order; empty on holidays and closed days. */
    public List<Opening> openings(LocalDate day) {
        List<Opening> own = exceptions.get(day);
        if (own != null) {
            return own;
        }
        return closed.computeIfAbsent(day.getYear(), this::closedIn).contains(day)
                ? List.of()
                : weekly.getOrDefault(day.getDayOfWeek(), List.of());
    }

    private List<Span> spans(LocalDate day) {
        List<Span> known = spans.get(day);
        if (known != null) {
            return known;
        }
        List<Span> counted = count(day);
        if (spans.size() < MOST_REMEMBERED) {
            spans.put(day, counted);
        }
        return counted;
    }

    private List<Span> count(LocalDate day) {
        return openings(day).stream()
                .flatMap(opening -> opening.on(day, zone.getRules()).stream())
                .sorted(Comparator.comparing(Span::opens))
                .toList();
    }

    private Instant dueInHours(Instant start, Budget.BusinessHours budget) {
        Duration left = budget.open();
        LocalDate end = dayOf(start).plusYears(HORIZON_YEARS);
        for (LocalDate day = dayOf(start).minusDays(1); day.isBefore(end); day = day.plusDays(1)) {
            for (Span span : spans(day)) {
                Span open = span.since(start);
                Duration here = Duration.between(open.opens(), open.closes());
                if (left.compareTo(here) <= 0) {
                    return open.opens().plus(left);
                }
                left = here.isNegative() ? left : left.minus(here);
            }
        }
        throw new NoDueDate(key, start, budget);
    }

    private Instant dueInDays(Instant start, Budget.BusinessDays budget) {
        LocalDate end = dayOf(start).plusYears(HORIZON_YEARS);
        LocalDate day = countedFrom(start);
        for (int left = budget.days(); day.isBefore(end); day = day.plusDays(1)) {
            if (left == 0 && !spans(day).isEmpty() && !close(day).isBefore(start)) {
                return close(day);
            }
            LocalDate next = day.plusDays(1);
            left -= left > 0 && !spans(next).isEmpty() ? 1 : 0;
        }
        throw new NoDueDate(key, start, budget);
    }

    /** The day an instant belongs to; midnight belongs to the day that closes with it, since closing time is open. */
    private LocalDate countedFrom(Instant start) {
        LocalDate before = dayOf(start).minusDays(1);
        return !spans(before).isEmpty() && close(before).equals(start) ? before : dayOf(start);
    }

    private Instant close(LocalDate day) {
        List<Span> spans = spans(day);
        return spans.get(spans.size() - 1).closes();
    }

    /** The instant at which a clock on the wall of this office has gone {@code elapsed} further than at {@code start}. */
    public Instant onTheWall(Instant start, Duration elapsed) {
        return ZonedDateTime.ofLocal(wall(start).plus(elapsed), zone, null).toInstant();
    }

    /** How far a clock on the wall of this office goes between two instants; negative the other way round. */
    public Duration wallBetween(Instant from, Instant to) {
        return Duration.between(wall(from), wall(to));
    }

    /** What the wall says; in an hour that comes twice the hands stand still the second time, so that time never goes back. */
    private LocalDateTime wall(Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone);
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        boolean again = change != null && change.isOverlap() && !at.isBefore(change.getInstant());
        return again ? change.getDateTimeBefore() : local;
    }

    private Instant dueInTime(Instant start, Duration elapsed) {
        return elapsed.toSeconds() % Duration.ofDays(1).toSeconds() == 0
                ? onTheWall(start, elapsed)
                : start.plus(elapsed);
    }

    private boolean covers(LocalDate day, Instant at) {
        return spans(day).stream().anyMatch(span -> !at.isBefore(span.opens()) && !at.isAfter(span.closes()));
    }

    private Set<LocalDate> closedIn(int year) {
        Set<LocalDate> days = new HashSet<>();
        holidays.forEach(rule -> days.addAll(rule.in(year)));
        return Set.copyOf(days);
    }

    private LocalDate dayOf(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toLocalDate();
    }
}
