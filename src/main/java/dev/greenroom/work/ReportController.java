package dev.greenroom.work;

import dev.greenroom.readmodel.AskedDays;
import dev.greenroom.readmodel.ListRefused;
import dev.greenroom.readmodel.Quality;
import dev.greenroom.readmodel.QueueDay;
import dev.greenroom.readmodel.WorkLedger;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the ledger of work items says, over HTTP: to supervisors of all groups, to team leads of their own. */
@RestController
@RequestMapping("/api/reports")
@Tag(name = "Reports", description = "What came, what was done, what is there, and what was right the first time")
class ReportController {

    private static final int MOST_DAYS = 366;

    private final WorkRights rights;
    private final WorkLedger ledger;
    private final ItemLedgers items;
    private final Clock clock;

    ReportController(WorkRights rights, WorkLedger ledger, ItemLedgers items, Clock clock) {
        this.rights = rights;
        this.ledger = ledger;
        this.items = items;
        this.clock = clock;
    }

    /** Which days of which queues. */
    record Wanted(
            @Nullable @Schema(description = "First day; default: six days before the last", example = "2026-11-01")
                    String from,
            @Nullable @Schema(description = "Last day; default: today", example = "2026-11-30") String to,
            @Nullable @Schema(description = "Where days begin; default UTC", example = "Europe/Amsterdam") String zone,
            @Nullable String group,
            @Nullable String process,
            @Nullable String step) {}

    /** A day of a queue: opening + arrived − finished = onHand. */
    @Schema(name = "QueueDay")
    record Day(
            @Nullable @Schema(description = "Absent: items that no group has") String group,
            LocalDate day,
            long opening,
            long arrived,
            long finished,
            long onHand,
            Arrived arrivedAs,
            Finished finishedAs) {

        static Day of(QueueDay day) {
            QueueDay.Came came = day.came();
            QueueDay.Left left = day.left();
            return new Day(
                    day.queue().isEmpty() ? null : day.queue(),
                    day.day(),
                    day.opening(),
                    came.all(),
                    left.all(),
                    day.onHand(),
                    new Arrived(came.fresh(), came.reopened(), came.moved()),
                    new Finished(left.done(), left.cancelled(), left.moved()));
        }
    }

    /** New items, those of reopened cases, and those that came from another group. */
    @Schema(name = "QueueArrivals")
    record Arrived(long fresh, long reopened, long moved) {}

    /** Items that were done, that ended with their case, and those given to another group. */
    @Schema(name = "QueueDepartures")
    record Finished(long done, long cancelled, long moved) {}

    @Schema(name = "QueueDays")
    record Days(LocalDate from, LocalDate to, String zone, List<Day> items) {}

    /** What one team did at one step, and how much of it was not sent back since. */
    @Schema(name = "RightFirstTime")
    record Right(
            String process,
            String step,
            @Nullable String group,
            long done,
            long returned,
            @Schema(description = "From 0 to 1") double rightFirstTime,
            Map<String, Long> causes) {

        static Right of(Quality quality) {
            return new Right(
                    quality.process(),
                    quality.step(),
                    quality.queue().isEmpty() ? null : quality.queue(),
                    quality.done(),
                    quality.returned(),
                    quality.rightFirstTime(),
                    quality.causes());
        }
    }

    @Schema(name = "RightFirstTimes")
    record Rights(LocalDate from, LocalDate to, String zone, List<Right> items) {}

    @GetMapping("/queues")
    @Operation(
            summary = "What came to each queue, what left it and what was there, day by day",
            description = "opening + arrived − finished = onHand. Giving an item to another group finishes it in one"
                    + " queue and brings it to another; an item of two groups is in both their queues.")
    @ApiResponse(responseCode = "400", ref = "Problem", description = "Names the parameter that makes no sense")
    Days queues(@ParameterObject Wanted asked) {
        WorkLedger.Wanted wanted = wanted(asked);
        return new Days(
                wanted.from(),
                wanted.to(),
                wanted.zone().getId(),
                ledger.days(wanted).stream().map(Day::of).toList());
    }

    @GetMapping("/right-first-time")
    @Operation(
            summary = "How much of the work of each step and team was right the first time",
            description =
                    "Of what was done in these days: a return counts against the last item that was done at the step"
                            + " where the error arose, whenever it comes.")
    @ApiResponse(responseCode = "400", ref = "Problem", description = "Names the parameter that makes no sense")
    Rights rightFirstTime(@ParameterObject Wanted asked) {
        WorkLedger.Wanted wanted = wanted(asked);
        return new Rights(
                wanted.from(),
                wanted.to(),
                wanted.zone().getId(),
                ledger.quality(wanted).stream().map(Right::of).toList());
    }

    @GetMapping("/items/{id}")
    @Operation(summary = "What became of one work item")
    ItemLedger item(@PathVariable String id) {
        return items.of(id);
    }

    private WorkLedger.Wanted wanted(Wanted asked) {
        ZoneId zone = AskedDays.zone(asked.zone());
        LocalDate to =
                AskedDays.day("to", asked.to(), clock.instant().atZone(zone).toLocalDate());
        LocalDate from = AskedDays.day("from", asked.from(), to.minusDays(6));
        if (from.isAfter(to) || ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            throw new ListRefused("from", "must be at most " + MOST_DAYS + " days before 'to', and not after it");
        }
        Set<String> queues = rights.queues(asked.group());
        return new WorkLedger.Wanted(from, to, zone, queues, asked.process(), asked.step());
    }
}
