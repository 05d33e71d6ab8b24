package dev.greenroom.announcements;

import dev.greenroom.readmodel.ReadModelChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Cases that changed since the last round: an announcement in force may concern them now. What a node does not remember any more,
 * after a restart or because it was too much, is found when all are looked through.
 */
@Component
class Coming {

    private static final int MOST = 20_000;
    private static final int AT_ONCE = 500;

    private final Announcements announcements;
    private final AnnouncementRows rows;
    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    private volatile boolean anythingInForce;
    private volatile boolean allAreLookedThrough;

    Coming(Announcements announcements, AnnouncementRows rows) {
        this.announcements = announcements;
        this.rows = rows;
    }

    /** Once it is committed: before that the others do not see it. */
    @TransactionalEventListener(fallbackExecution = true)
    void on(ReadModelChanged event) {
        if (!anythingInForce) {
            return;
        }
        if (changed.size() < MOST) {
            changed.addAll(event.references());
        } else {
            allAreLookedThrough = false;
        }
    }

    /** Writes to those whom an announcement concerns by now. */
    void tell() {
        // What changes from here on is remembered; what changed before is found by looking through all.
        boolean was = anythingInForce;
        anythingInForce = rows.isAnythingInForce();
        if (!anythingInForce) {
            changed.clear();
            allAreLookedThrough = false;
            return;
        }
        if (!was || !allAreLookedThrough) {
            allAreLookedThrough = true;
            remember(announcements.areAllTold());
        }
        for (List<String> some = some(); !some.isEmpty(); some = some()) {
            remember(announcements.areThoseTold(some));
        }
    }

    private void remember(boolean areTold) {
        if (!areTold) {
            allAreLookedThrough = false;
        }
    }

    /** For what another node was told and did not live to say. */
    void lookThroughAll() {
        allAreLookedThrough = false;
    }

    private List<String> some() {
        List<String> some = new ArrayList<>();
        for (var each = changed.iterator(); each.hasNext() && some.size() < AT_ONCE; ) {
            some.add(each.next());
            each.remove();
        }
        return some;
    }
}
