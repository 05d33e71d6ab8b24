package dev.greenroom.cases;

import dev.greenroom.readmodel.CaseView;
import dev.greenroom.sla.SlaClock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer may be told of a case. {@code sentence} is in the customer's {@code language}, what is about it
 * ({@code title}, phases, outcome, the promise's reason) in the asker's.
 */
public record ToldCase(
        CaseView view,
        String title,
        @Nullable String outcome,
        @Nullable String sentence,
        String language,
        List<PhaseAnswer> phases,
        String waitingFor,
        @Nullable PromiseAnswer promise,
        SlaClock sla) {

    /** The stage that the case is in, as its customer knows it. */
    public @Nullable String phase() {
        return phases.stream()
                .filter(phase -> phase.state() == PhaseAnswer.State.CURRENT)
                .findFirst()
                .map(PhaseAnswer::label)
                .orElse(null);
    }
}
