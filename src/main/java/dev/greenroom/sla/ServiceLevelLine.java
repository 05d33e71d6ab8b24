package dev.greenroom.sla;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.sla.calendar.BusinessCalendar;
import dev.greenroom.sla.calendar.CalendarRefused;
import dev.greenroom.sla.calendar.NoDueDate;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line of the service-level table, as owners read and write it; the first line that fits counts. */
@Schema(name = "ServiceLevel")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ServiceLevelLine(
        @Schema(
                        description = "A case (loan-application), a step, or what is named after it",
                        example = "loan-application.assess-application")
                @Nullable
                String level,
        @Schema(description = "For these priorities only", example = ">= 80") @Nullable String priority,
        @Schema(description = "For customers of these tiers only", example = "gold") @Nullable String customerTier,
        @Schema(example = "2") @Nullable BigDecimal target,
        @Schema(
                        allowableValues = {
                            "business-minutes",
                            "business-hours",
                            "business-days",
                            "calendar-minutes",
                            "calendar-hours",
                            "calendar-days"
                        })
                @Nullable
                String unit,
        @Schema(description = "The key of a calendar", example = "nl-office") @Nullable String calendar,
        @Schema(description = "Percent of the target after which to warn") @Nullable Integer warnAt,
        @Schema(description = "The group that hears of a late one") @Nullable String escalateTo,
        @Schema(allowableValues = {"customer", "third-party"}) @Nullable String pauseWhile) {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceLevelLine.class);
    private static final Pattern LEVEL = Pattern.compile("[a-z0-9][a-z0-9.-]{0,199}|=.{1,500}");
    private static final Pattern PRIORITY =
            Pattern.compile("\\d{1,3}|[<>]=?\\s*\\d{1,3}|[\\[(\\]]\\d{1,3}\\.\\.\\d{1,3}[\\])\\[]|=.{1,500}");
    private static final Pattern TIERS = Pattern.compile("[\\w -]{1,50}(,\\s*[\\w -]{1,50}){0,9}|=.{1,500}");
    private static final Pattern GROUP = Pattern.compile("[a-z0-9-]{0,100}");
    private static final Pattern PAUSE = Pattern.compile("|customer|third-party|customer,\\s*third-party");

    /** Refuses, naming the field below {@code place}, what cannot be right. */
    void check(String place, Calendars calendars, Instant now) {
        demand(place, "level", level, LEVEL, "level.shape");
        if (priority != null) {
            demand(place, "priority", priority, PRIORITY, "priority.shape");
        }
        if (customerTier != null) {
            demand(place, "customerTier", customerTier, TIERS, "tier.shape");
        }
        demand(place, "escalateTo", escalateTo == null ? "" : escalateTo, GROUP, "group.shape");
        demand(place, "pauseWhile", pauseWhile == null ? "" : pauseWhile, PAUSE, "pause.shape");
        if (warnAt == null) {
            throw refused(place, "warnAt", "warn.missing");
        }
        Target asked = target(place);
        if (calendars.find(asked.calendar()).isEmpty()) {
            throw refused(place, "calendar", "calendar.unknown", asked.calendar());
        }
        try {
            calendars.get(asked.calendar()).due(now, asked.budget());
        } catch (NoDueDate none) {
            throw new CalendarInvalid(place + ".target", none);
        }
    }

    /** Refuses a calendar by which this level would find no due date; a line without a readable target has none to lose. */
    void demandDueDate(BusinessCalendar then, Instant now) {
        try {
            then.due(now, asked().budget());
        } catch (NoDueDate none) {
            throw new CalendarInvalid("weekly", "level.no-due-date", level, none);
        } catch (CalendarRefused unreadable) {
            LOG.debug("The level {} has no readable target", level);
        }
    }

    /** For which cases it counts: no two lines of a table may say the same. */
    List<String> question() {
        return List.of(String.valueOf(level), String.valueOf(priority), String.valueOf(customerTier));
    }

    /** What it makes of something opened then, and what {@code inForce} makes of it, which stands at its place today. */
    WorkedExample example(Instant openedAt, @Nullable ServiceLevelLine inForce, Calendars calendars) {
        try {
            return new WorkedExample(
                    openedAt,
                    Objects.requireNonNull(target),
                    String.valueOf(unit),
                    inForce == null ? null : inForce.dueOrNone(openedAt, calendars),
                    due(openedAt, calendars),
                    null);
        } catch (NoDueDate none) {
            return new WorkedExample(
                    openedAt, Objects.requireNonNull(target), String.valueOf(unit), null, null, none.getMessage());
        }
    }

    private @Nullable Instant dueOrNone(Instant openedAt, Calendars calendars) {
        try {
            return due(openedAt, calendars);
        } catch (CalendarRefused | NoDueDate none) {
            LOG.debug("The level {} has no due date to compare with", level);
            return null;
        }
    }

    private Instant due(Instant openedAt, Calendars calendars) {
        Target asked = asked();
        return calendars.get(asked.calendar()).due(openedAt, asked.budget());
    }

    private Target target(String place) {
        try {
            return asked();
        } catch (CalendarRefused refused) {
            throw new CalendarInvalid(place + "." + refused.field(), refused);
        }
    }

    private Target asked() {
        Map<String, @Nullable Object> rule = new HashMap<>();
        rule.put("target", target);
        rule.put("unit", unit);
        rule.put("calendar", calendar);
        rule.put("warnAt", warnAt);
        return Target.of(rule);
    }

    private static void demand(String place, String field, @Nullable String value, Pattern shape, String said) {
        if (value == null || !shape.matcher(value).matches()) {
            throw refused(place, field, said);
        }
    }

    private static CalendarInvalid refused(String place, String field, String said, @Nullable Object... about) {
        return new CalendarInvalid(place + "." + field, said, about);
    }
}
