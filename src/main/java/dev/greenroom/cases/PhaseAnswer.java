package dev.greenroom.cases;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.StepView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One stage of a case as its customer knows it. */
public record PhaseAnswer(String id, String label, State state) {

    /** Whether the case has it behind it, is in it, or has it ahead (or never came to it). */
    public enum State {
        @JsonProperty("done")
        DONE,
        @JsonProperty("current")
        CURRENT,
        @JsonProperty("open")
        OPEN
    }

    /** An open case has the phases before its own behind it; a closed one those it was really in, and the last. */
    static List<PhaseAnswer> of(
            CaseView view, ProcessModel model, @Nullable String current, List<StepView> steps, String language) {
        List<ProcessModel.Phase> phases = model.phases();
        int at = phases.stream().map(ProcessModel.Phase::id).toList().indexOf(current);
        Set<String> seen = steps.stream()
                .map(step ->
                        model.step(step.element()).map(ProcessModel.Step::phase).orElse(null))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<PhaseAnswer> answers = new ArrayList<>();
        for (int i = 0; i < phases.size(); i++) {
            ProcessModel.Phase phase = phases.get(i);
            boolean behind = view.isOpen() ? i < at : i == phases.size() - 1 || seen.contains(phase.id());
            State state = behind ? State.DONE : view.isOpen() && i == at ? State.CURRENT : State.OPEN;
            answers.add(new PhaseAnswer(phase.id(), phase.label().in(language), state));
        }
        return answers;
    }
}
