package dev.greenroom.sla;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A case's own clock with its pauses; amounts are in its unit, hours or days, and used + remaining = target. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseClock(
        String level,
        BigDecimal target,
        @Schema(allowableValues = {"business-hours", "business-days", "calendar-hours", "calendar-days"}) String unit,
        String calendar,
        BigDecimal used,
        @Schema(description = "Negative once late") BigDecimal remaining,
        List<Pause> pauses) {

    private static final int DIGITS = 4;
    private static final long HOUR = 3_600_000;

    /** A time in which the clock stood; it still does while {@code to} is absent. */
    @Schema(name = "ClockPause")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Pause(
            Instant from, @Nullable Instant to, @Schema(allowableValues = {"customer", "third-party"}) String reason) {}

    static CaseClock of(String level, LevelClock clock, Instant at, List<Pause> pauses) {
        LevelUnit unit = clock.unit();
        BigDecimal target = words(unit, clock.measure().target());
        BigDecimal remaining = words(unit, clock.remaining(at));
        return new CaseClock(
                level, target, unit.word(), clock.calendar().key(), target.subtract(remaining), remaining, pauses);
    }

    private static BigDecimal words(LevelUnit unit, long amount) {
        long size =
                switch (unit) {
                    case BUSINESS_DAYS -> 1;
                    case CALENDAR_DAYS -> 24 * HOUR;
                    case BUSINESS_HOURS, CALENDAR_HOURS -> HOUR;
                };
        BigDecimal exact = BigDecimal.valueOf(amount)
                .divide(BigDecimal.valueOf(size), DIGITS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0, RoundingMode.UNNECESSARY) : exact;
    }
}
