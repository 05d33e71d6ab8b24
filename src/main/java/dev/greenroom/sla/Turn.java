package dev.greenroom.sla;

import dev.greenroom.engine.events.EngineFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one command did to one case, as far as its clocks care; most commands need no second look. */
final class Turn {

    private static final String US = "us";

    private final Waits waits;
    private final Map<String, String> entered = new HashMap<>();
    private final List<String> left = new ArrayList<>();
    private boolean begins;
    private boolean ends;
    private boolean migrates;
    private boolean levelled;
    private Instant at = Instant.EPOCH;

    Turn(Waits waits) {
        this.waits = waits;
    }

    void add(EngineFact fact) {
        at = fact.at();
        String root = fact.rootInstanceId();
        if (fact instanceof EngineFact.StepEntered step) {
            waits.forWhom(step.definitionId(), step.element(), step.elementType())
                    .ifPresent(whom -> entered.put(step.activityInstanceId(), whom));
        } else if (fact instanceof EngineFact.StepLeft step) {
            Optional<String> whom = waits.forWhom(step.definitionId(), step.element(), step.elementType());
            if (entered.remove(step.activityInstanceId()) == null) {
                whom.ifPresent(left::add);
            }
        } else if (fact instanceof EngineFact.InstanceStarted started) {
            begins |= started.instanceId().equals(root);
        } else if (fact instanceof EngineFact.InstanceEnded ended) {
            ends |= ended.instanceId().equals(root);
        } else if (fact instanceof EngineFact.InstanceMigrated) {
            migrates = true;
        } else if (fact instanceof EngineFact.VariableWritten written) {
            levelled |= written.scopeId().equals(root) && Levelling.DEPENDS_ON.contains(written.name());
        }
    }

    Instant at() {
        return at;
    }

    /** Whether the case may begin or cease to wait for somebody else: it certainly went on for us when it did before too. */
    boolean mayPauseOrGoOn() {
        if (ends) {
            return false;
        }
        boolean goesOn = entered.containsValue(US);
        boolean wentOn = left.contains(US);
        return migrates || others(entered.values()) || others(left) || (goesOn != wentOn && !(begins && goesOn));
    }

    /** Whether its levels may have other targets now; a case that only begins has asked for them already. */
    boolean mayHaveOtherLevels() {
        return levelled && !begins && !ends;
    }

    private static boolean others(Collection<String> whom) {
        return whom.stream().anyMatch(each -> !US.equals(each));
    }
}
