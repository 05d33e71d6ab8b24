package dev.greenroom.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.readmodel.AskedDays;
import dev.greenroom.readmodel.ListRefused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What fewer contacts about cases would save. */
@RestController
@Tag(name = "Desk")
class SavingsController {

    private static final String HALF = "50";
    private static final Pattern MONEY = Pattern.compile("\\d{1,13}([.]\\d{1,2})?");
    private static final Pattern PERCENT = Pattern.compile("\\d{1,3}([.]\\d{1,4})?");
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private final CausesRanking ranking;
    private final ContactSettings settings;
    private final DeskRights rights;
    private final Clock clock;

    SavingsController(CausesRanking ranking, ContactSettings settings, DeskRights rights, Clock clock) {
        this.ranking = ranking;
        this.settings = settings;
        this.rights = rights;
        this.clock = clock;
    }

    /** What is reckoned with. */
    record Asked(
            @Nullable @Schema(description = "Variable cost of the contact center in a year", example = "10000000")
                    String annualCost,
            @Nullable
                    @Schema(
                            description = "Percent of all contacts that are about cases; default: as measured",
                            example = "17")
                    String share,
            @Nullable
                    @Schema(
                            description = "Percent of these contacts that would not come any more; default 50",
                            example = "50")
                    String reduction,
            @Nullable @Schema(description = "Where days begin; default UTC", example = "Europe/Amsterdam")
                    String zone) {}

    /** What would be saved; without a measured or given share there is no number. */
    @Schema(name = "SavingsOutlook")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            @Nullable String annualCost,
            @Nullable String share,
            @Schema(
                            description = "Whether the share was measured, is somebody's assumption, or is not known",
                            allowableValues = {"measured", "assumed", "unknown"})
                    String shareIs,
            String reduction,
            @Nullable @Schema(description = "Of the cost per contact; absent until an owner has set one")
                    String currency,
            @Schema(description = "The last 13 weeks that are over") ContactShare measured,
            LocalDate measuredFrom,
            LocalDate measuredTo,
            @Nullable @Schema(example = "850000.00") String aYear,
            @Nullable @Schema(example = "4250000.00") String fiveYears) {}

    @GetMapping("/api/desk/savings")
    @Operation(
            summary = "What fewer contacts about cases would save, in a year and in five",
            description = "annualCost × share × reduction. Without a measured share, and none given, it says so instead"
                    + " of a number.")
    Answer savings(@ParameterObject Asked asked) {
        rights.mayWeigh();
        BigDecimal cost = number("annualCost", asked.annualCost(), MONEY);
        BigDecimal given = percent("share", asked.share());
        BigDecimal reduction = percent("reduction", asked.reduction() == null ? HALF : asked.reduction());
        CausesPeriod period =
                CausesPeriod.over(CausesPeriod.USUAL_WEEKS, AskedDays.zone(asked.zone()), clock.instant());
        ContactShare measured = ContactShare.of(ranking.weeks(period, clock.instant()));
        BigDecimal share = given != null || measured.percent() == null ? given : new BigDecimal(measured.percent());
        Savings saved = cost == null || share == null || reduction == null ? null : Savings.of(cost, share, reduction);
        return new Answer(
                text(cost),
                text(share),
                given != null ? "assumed" : share == null ? "unknown" : "measured",
                reduction == null ? HALF : reduction.toPlainString(),
                settings.cost().map(ContactCost::currency).orElse(null),
                measured,
                period.from(),
                period.to(),
                saved == null ? null : saved.aYear().toPlainString(),
                saved == null ? null : saved.fiveYears().toPlainString());
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static @Nullable BigDecimal percent(String name, @Nullable String text) {
        BigDecimal percent = number(name, text, PERCENT);
        if (percent != null && percent.compareTo(ALL) > 0) {
            throw new ListRefused(name, "must be from 0 to 100");
        }
        return percent;
    }

    private static @Nullable BigDecimal number(String name, @Nullable String text, Pattern shape) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!shape.matcher(text.strip()).matches()) {
            throw new ListRefused(name, "must be a number such as 17 or 17.5, without signs in between");
        }
        return new BigDecimal(text.strip());
    }
}
