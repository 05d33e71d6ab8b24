package dev.greenroom.sla;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.sla.calendar.Budget;
import dev.greenroom.sla.calendar.BusinessCalendar;
import dev.greenroom.sla.calendar.CalendarRefused;
import dev.greenroom.sla.calendar.NoDueDate;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/** "Opened Friday 15:00, due Tuesday 15:00": what a calendar makes of one target, now and after a change. */
@Schema(name = "WorkedExample")
@JsonInclude(JsonInclude.Include.NON_NULL)
record WorkedExample(
        Instant openedAt,
        BigDecimal target,
        String unit,
        @Schema(description = "As the calendar in force has it; absent for a new calendar") @Nullable Instant dueNow,
        @Schema(description = "As the changed calendar would have it") @Nullable Instant dueThen,
        @Schema(description = "Why there is no due date") @Nullable String problem) {

    private static final BigDecimal MINUTE = BigDecimal.valueOf(60_000);
    private static final Map<String, BigDecimal> UNITS = Map.of(
            "business-minutes",
            MINUTE,
            "business-hours",
            MINUTE.multiply(BigDecimal.valueOf(60)),
            "business-days",
            BigDecimal.ONE,
            "calendar-minutes",
            MINUTE,
            "calendar-hours",
            MINUTE.multiply(BigDecimal.valueOf(60)),
            "calendar-days",
            MINUTE.multiply(BigDecimal.valueOf(1440)));

    /** What somebody asks to be worked out. */
    @Schema(name = "WorkedExampleRequest")
    record Ask(
            @Nullable Instant openedAt,
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
                    String unit) {

        /** {@code field} is where it stands in the request. */
        WorkedExample worked(String field, Optional<BusinessCalendar> now, BusinessCalendar then) {
            if (openedAt == null) {
                throw new CalendarInvalid(field + ".openedAt", "example.opened");
            }
            Budget budget = budget(field);
            try {
                return new WorkedExample(
                        openedAt,
                        Objects.requireNonNull(target),
                        String.valueOf(unit),
                        now.map(calendar -> calendar.due(openedAt, budget)).orElse(null),
                        then.due(openedAt, budget),
                        null);
            } catch (NoDueDate none) {
                return new WorkedExample(
                        openedAt,
                        Objects.requireNonNull(target),
                        String.valueOf(unit),
                        null,
                        null,
                        none.said().in(LocaleContextHolder.getLocale()));
            }
        }

        private Budget budget(String field) {
            BigDecimal millis = unit == null ? null : UNITS.get(unit);
            if (millis == null || unit == null) {
                throw new CalendarInvalid(
                        field + ".unit",
                        "example.unit",
                        String.join(", ", UNITS.keySet().stream().sorted().toList()));
            }
            if (target == null || target.signum() < 0) {
                throw new CalendarInvalid(field + ".target", "example.target");
            }
            try {
                long amount = target.multiply(millis).longValueExact();
                return unit.equals("business-days")
                        ? new Budget.BusinessDays(Math.toIntExact(amount))
                        : unit.startsWith("business")
                                ? new Budget.BusinessHours(Duration.ofMillis(amount))
                                : new Budget.CalendarTime(Duration.ofMillis(amount));
            } catch (ArithmeticException uneven) {
                throw new CalendarInvalid(field + ".target", "example.amount");
            } catch (CalendarRefused refused) {
                throw new CalendarInvalid(field + ".target", refused);
            }
        }
    }
}
