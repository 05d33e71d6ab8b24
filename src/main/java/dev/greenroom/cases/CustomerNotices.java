package dev.greenroom.cases;

import dev.greenroom.readmodel.CaseView;
import dev.greenroom.sla.Promise;

/** Tells customers by message what changed; nobody may be there who does. */
@FunctionalInterface
public interface CustomerNotices {

    /** Queues the news of a promise, in the caller's transaction; false when no message can reach this customer. */
    boolean queued(Promise promise, CaseView view);
}
