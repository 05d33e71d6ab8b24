package dev.greenroom.sla;

import dev.greenroom.engine.events.EngineFact;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** Keeps something up to date of a whole case, once for each transaction that moved it, just before the commit. */
interface CaseKeeper {

    /** What the transaction did to this root instance, in the order it was told; never empty. */
    void keep(String rootInstanceId, List<EngineFact> facts);

    /** The same for all cases that the transaction moved, in the order of their root instances. */
    default void keep(SortedMap<String, List<EngineFact>> factsOfRoot) {
        factsOfRoot.forEach(this::keep);
    }

    /** Whether the case stands elsewhere than before: steps that were entered and left again at once do not count. */
    static boolean standsElsewhere(List<EngineFact> facts) {
        Set<String> entered = new HashSet<>();
        Set<String> left = new HashSet<>();
        for (EngineFact fact : facts) {
            if (fact instanceof EngineFact.StepEntered step) {
                entered.add(step.activityInstanceId());
            } else if (fact instanceof EngineFact.StepLeft step) {
                left.add(step.activityInstanceId());
            } else if (fact instanceof EngineFact.StepMigrated) {
                return true;
            }
        }
        return !entered.equals(left);
    }

    /** When the last of them happened. */
    static Instant last(List<EngineFact> facts) {
        return facts.get(facts.size() - 1).at();
    }
}
