package dev.greenroom.sla;

import dev.greenroom.engine.events.EngineFact;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Begins the hand-off anew when work that was there before gets another group. */
@Component
@Order(0)
class HandOnKeeper implements CaseKeeper {

    private final InnerClocks inner;

    HandOnKeeper(InnerClocks inner) {
        this.inner = inner;
    }

    @Override
    public void keep(String rootInstanceId, List<EngineFact> facts) {
        List<EngineFact.CandidateChanged> given = facts.stream()
                .filter(EngineFact.CandidateChanged.class::isInstance)
                .map(EngineFact.CandidateChanged.class::cast)
                .filter(candidate -> candidate.added() && candidate.group() != null)
                .toList();
        if (given.isEmpty()) {
            return;
        }
        Set<String> made = facts.stream()
                .filter(fact ->
                        fact instanceof EngineFact.TaskChanged task && task.change() == EngineFact.Change.CREATED)
                .map(fact -> ((EngineFact.TaskChanged) fact).taskId())
                .collect(Collectors.toSet());
        given.stream()
                .filter(candidate -> !made.contains(candidate.taskId()))
                .forEach(candidate -> inner.handedOn(
                        rootInstanceId, candidate.taskId(), String.valueOf(candidate.group()), candidate.at()));
    }
}
