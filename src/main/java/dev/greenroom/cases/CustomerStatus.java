package dev.greenroom.cases;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What customers read of their own case, in one language; nobody of the house is named in it. {@code mayMove}: another day
 * is known here, of which the customer has not heard yet; {@code passed}: the day that they were told is over. {@code todo}
 * is what they are to send; {@code zone}: where its days are counted.
 */
public record CustomerStatus(
        String title,
        @Nullable String sentence,
        @Nullable Day promised,
        boolean mayMove,
        boolean passed,
        String waitingFor,
        List<String> todo,
        List<Stage> stages,
        @Nullable LocalDate closedOn,
        ZoneId zone) {

    /** The day that the customer was told; with the one they knew before, and why it moved. */
    public record Day(LocalDate date, @Nullable LocalDate before, @Nullable String reason) {}

    /** A stage of the case, and since when it was reached. */
    public record Stage(PhaseAnswer phase, @Nullable LocalDate since) {}
}
