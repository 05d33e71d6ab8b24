package dev.greenroom.engine;

import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * An execution that a bundle has read. The engine looks through all variables of a case that comes to have a second branch,
 * for those that only its first branch sees; where there is none of them, none is read.
 */
class BundledExecution extends ExecutionEntity {

    private static final long serialVersionUID = 1L;

    @Override
    protected void moveConcurrentLocalVariablesTo(ExecutionEntity other) {
        if (variableStore.isInitialized()
                || BundleAhead.current()
                        .map(ahead -> ahead.mayHaveVariablesOfABranch(getId()))
                        .orElse(true)) {
            super.moveConcurrentLocalVariablesTo(other);
        }
    }
}
