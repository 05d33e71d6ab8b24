package dev.greenroom.desk;

import dev.greenroom.shared.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The date that the customer was told is no longer the one that counts. */
public final class AnotherDate extends Refusal {

    private static final long serialVersionUID = 1L;

    AnotherDate(String reference, LocalDate now) {
        super(
                Kind.CONFLICT,
                "another-date",
                "The date promised for " + reference + " is " + now + " by now.",
                List.of(),
                Map.of("date", now.toString()));
    }
}
