package dev.greenroom.desk;

import dev.greenroom.cases.Body;
import dev.greenroom.cases.forms.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How many contacts the contact center had in a week, about whatever; {@code monday} is the week's first day. */
record ContactVolume(LocalDate monday, int total) {

    private static final Pattern WEEK = Pattern.compile("20\\d\\d-W\\d\\d");
    private static final int MOST = 100_000_000;

    /** What somebody says of a week. */
    @Schema(name = "ContactVolume")
    record Said(
            @Schema(description = "A week of ISO 8601, from Monday to Sunday", example = "2026-W48") String week,
            @Schema(description = "All contacts of the contact center in that week", minimum = "1") int total) {}

    static ContactVolume read(Map<String, @Nullable Object> members, Instant now, Locale language) {
        Words words = Words.in(language);
        Body body = Body.of(members, language).only("week", "total");
        String week = body.optional("week", 20, WEEK);
        if (week == null && body.problems().isEmpty()) {
            body.required("week", 20);
        }
        LocalDate monday = week == null ? LocalDate.EPOCH : monday(week, body, words);
        // Somewhere on earth the next day has begun.
        if (monday.isAfter(LocalDate.ofInstant(now, ZoneOffset.ofHours(14)))) {
            body.refuse("week", words.say("field.week-ahead"));
        }
        int before = body.problems().size();
        Integer total = body.whole("total", 1, MOST);
        if (total == null && body.problems().size() == before) {
            body.refuse("total", words.say("field.required"));
        }
        body.check();
        return new ContactVolume(monday, total == null ? 0 : total);
    }

    private static LocalDate monday(String week, Body body, Words words) {
        try {
            return LocalDate.parse(week + "-1", DateTimeFormatter.ISO_WEEK_DATE);
        } catch (DateTimeParseException none) {
            body.refuse("week", words.say("field.pattern"));
            return LocalDate.EPOCH;
        }
    }

    /** As ISO 8601 writes it: {@code 2026-W48}. */
    static String week(LocalDate monday) {
        return String.format(
                Locale.ROOT,
                "%04d-W%02d",
                monday.get(IsoFields.WEEK_BASED_YEAR),
                monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
