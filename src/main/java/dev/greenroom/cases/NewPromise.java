package dev.greenroom.cases;

import dev.greenroom.cases.forms.Words;
import dev.greenroom.shared.FieldProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A date somebody promises a customer, and why. */
@Schema(name = "NewPromise")
record NewPromise(
        LocalDate date,
        @Schema(maxLength = 1000) String reason,
        @Nullable @Schema(description = "Through which channel the customer heard it, such as phone") String channel) {

    private static final int LONGEST_REASON = 1000;
    private static final int MOST_YEARS = 10;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]*");

    static NewPromise read(Map<String, @Nullable Object> members, Locale language) {
        Body body = Body.of(members, language).only("date", "reason", "channel");
        String text = body.required("date", 10);
        LocalDate date = LocalDate.EPOCH;
        try {
            date = text.isEmpty() ? date : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            body.refuse("date", Words.in(language).say("field.date"));
        }
        NewPromise promise =
                new NewPromise(date, body.required("reason", LONGEST_REASON), body.optional("channel", 50, KEY));
        body.check();
        return promise;
    }

    /** Refuses a day that is over, one that is too far, and the one that was promised already. */
    void check(LocalDate today, @Nullable LocalDate before, Locale language) {
        String problem = date.isBefore(today)
                ? "promise.past"
                : date.isAfter(today.plusYears(MOST_YEARS))
                        ? "promise.far"
                        : date.equals(before) ? "promise.same" : null;
        if (problem != null) {
            throw new InputRefused(
                    List.of(new FieldProblem("date", Words.in(language).say(problem))));
        }
    }
}
