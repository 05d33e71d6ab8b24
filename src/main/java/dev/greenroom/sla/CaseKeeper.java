package dev.greenroom.sla;

import dev.greenroom.engine.events.EngineFact;
import java.time.Instant;
import java.util.List;

/** Keeps something up to date of a whole case, once for each transaction that moved it, just before the commit. */
interface CaseKeeper {

    /** What the transaction did to this root instance, in the order it was told; never empty. */
    void keep(String rootInstanceId, List<EngineFact> facts);

    /** When the last of them happened. */
    static Instant last(List<EngineFact> facts) {
        return facts.get(facts.size() - 1).at();
    }
}
