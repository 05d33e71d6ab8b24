package dev.greenroom.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many of all contacts of the contact center are about cases, over the weeks that are over and whose total somebody
 * has said. Pure.
 */
@Schema(name = "ContactShare")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ContactShare(
        @Nullable @Schema(description = "Absent when no week could be measured", example = "16.67") String percent,
        @Schema(description = "About cases, in the measured weeks") long contacts,
        @Schema(description = "About whatever, in the measured weeks") long total,
        @Schema(description = "How many weeks were measured") int weeks,
        @Schema(description = "How many weeks that are over could not be measured") int missing) {

    /** One week. */
    @Schema(name = "ContactWeek")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Week(
            @Schema(example = "2026-W48") String week,
            LocalDate begins,
            @Schema(description = "Contacts about cases") long contacts,
            long repeated,
            @Nullable @Schema(description = "All contacts of the contact center, if somebody said how many")
                    Integer total,
            @Nullable @Schema(example = "16.67") String percent,
            @Schema(
                            description =
                                    "missing: nobody said how many contacts there were in all; nothing-logged: there were some, and"
                                            + " none was logged as about a case;"
                                            + " contradiction: fewer in all than about cases; running: the week is not over",
                            allowableValues = {"measured", "missing", "nothing-logged", "contradiction", "running"})
                    String state) {}

    static List<Week> weeks(
            List<LocalDate> mondays,
            Map<LocalDate, Contacts.Count> counts,
            Map<LocalDate, Integer> totals,
            LocalDate today) {
        return mondays.stream()
                .map(monday -> week(
                        monday,
                        counts.getOrDefault(monday, new Contacts.Count(0, 0)),
                        totals.get(monday),
                        monday.plusWeeks(1).isAfter(today)))
                .toList();
    }

    private static Week week(LocalDate monday, Contacts.Count count, @Nullable Integer total, boolean running) {
        String state = running ? "running" : state(count.contacts(), total);
        return new Week(
                ContactVolume.week(monday),
                monday,
                count.contacts(),
                count.repeated(),
                total,
                state.equals("measured") ? percent(count.contacts(), total == null ? 0 : total) : null,
                state);
    }

    private static String state(long contacts, @Nullable Integer total) {
        if (total == null) {
            return "missing";
        }
        return contacts == 0 ? "nothing-logged" : contacts <= total ? "measured" : "contradiction";
    }

    static ContactShare of(List<Week> weeks) {
        List<Week> measured =
                weeks.stream().filter(week -> week.state().equals("measured")).toList();
        long contacts = measured.stream().mapToLong(Week::contacts).sum();
        long total = measured.stream()
                .mapToLong(week -> week.total() == null ? 0 : week.total())
                .sum();
        long over =
                weeks.stream().filter(week -> !week.state().equals("running")).count();
        return new ContactShare(
                total == 0 ? null : percent(contacts, total),
                contacts,
                total,
                measured.size(),
                (int) over - measured.size());
    }

    /** With two decimals at most. */
    private static String percent(long part, long whole) {
        BigDecimal percent = BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
        return percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString();
    }
}
