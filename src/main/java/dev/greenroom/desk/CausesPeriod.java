package dev.greenroom.desk;

import dev.greenroom.readmodel.AskedDays;
import dev.greenroom.readmodel.ListRefused;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whole weeks, from a Monday to a Sunday, where a zone has them. */
record CausesPeriod(LocalDate from, LocalDate to, ZoneId zone) {

    static final int USUAL_WEEKS = 13;
    private static final int MOST_WEEKS = 53;

    /** Which contacts somebody asks about. */
    record Wanted(
            @Nullable
                    @Schema(
                            description = "A day of the first week; default: twelve weeks before the last",
                            example = "2026-09-01")
                    String from,
            @Nullable @Schema(description = "A day of the last week; default: today", example = "2026-11-30") String to,
            @Nullable @Schema(description = "Where days begin; default UTC", example = "Europe/Amsterdam")
                    String zone) {}

    static CausesPeriod of(Wanted wanted, Instant now) {
        ZoneId zone = AskedDays.zone(wanted.zone());
        LocalDate to = AskedDays.day("to", wanted.to(), LocalDate.ofInstant(now, zone));
        LocalDate monday = monday(to);
        LocalDate from = monday(AskedDays.day("from", wanted.from(), monday.minusWeeks(USUAL_WEEKS - 1L)));
        if (from.isAfter(to) || ChronoUnit.WEEKS.between(from, monday) >= MOST_WEEKS) {
            throw new ListRefused("from", "must be at most " + MOST_WEEKS + " weeks before 'to', and not after it");
        }
        return new CausesPeriod(from, monday.plusDays(6), zone);
    }

    /** The last weeks that are over. */
    static CausesPeriod over(int weeks, ZoneId zone, Instant now) {
        LocalDate monday = monday(LocalDate.ofInstant(now, zone));
        return new CausesPeriod(monday.minusWeeks(weeks), monday.minusDays(1), zone);
    }

    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    Instant begin() {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The first moment after it. */
    Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** The Mondays in it. */
    List<LocalDate> weeks() {
        return Stream.iterate(from, week -> week.isBefore(to), week -> week.plusWeeks(1))
                .toList();
    }
}
