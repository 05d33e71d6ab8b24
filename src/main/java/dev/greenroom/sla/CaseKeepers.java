package dev.greenroom.sla;

import dev.greenroom.engine.events.EngineFact;
import dev.greenroom.engine.events.Gathering;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Gathers what a transaction did to each case and hands it to the keepers before the commit. Their rows are the last that
 * a transaction locks, in the order of keepers and root instances: so they may wait for each other and never for what
 * came before.
 */
@Component
class CaseKeepers {

    private final List<CaseKeeper> keepers;
    private final Gathering<TreeMap<String, List<EngineFact>>> gathering = new Gathering<>(TreeMap::new, this::keep);

    CaseKeepers(List<CaseKeeper> keepers) {
        this.keepers = keepers;
    }

    @EventListener
    void on(EngineFact fact) {
        if (matters(fact)) {
            gathering.add(facts -> facts.computeIfAbsent(fact.rootInstanceId(), root -> new ArrayList<>())
                    .add(fact));
        }
    }

    private void keep(SortedMap<String, List<EngineFact>> moved) {
        keepers.forEach(keeper -> keeper.keep(moved));
    }

    private static boolean matters(EngineFact fact) {
        return fact instanceof EngineFact.InstanceStarted
                || fact instanceof EngineFact.InstanceEnded
                || fact instanceof EngineFact.InstanceMigrated
                || fact instanceof EngineFact.StepEntered
                || fact instanceof EngineFact.StepLeft
                || fact instanceof EngineFact.StepMigrated
                || fact instanceof EngineFact.TaskChanged
                || fact instanceof EngineFact.TaskEnded
                || fact instanceof EngineFact.CandidateChanged
                || fact instanceof EngineFact.VariableWritten;
    }
}
