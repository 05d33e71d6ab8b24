package dev.greenroom.engine;

import org.camunda.bpm.engine.BadUserRequestException;

/** A worker reports on a task that it no longer holds: its lock ran out, or somebody else has it. */
class LockLost extends BadUserRequestException {

    private static final long serialVersionUID = 1L;

    LockLost(String externalTaskId) {
        super("The lock on external task '" + externalTaskId + "' is not held any more; fetch it again.");
    }
}
