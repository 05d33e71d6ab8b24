package dev.greenroom.engine;

import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;

/** The engine's configuration, with a limit on query results that holds for callers from outside only. */
class GreenroomConfiguration extends SpringProcessEngineConfiguration {

    @Override
    public int getQueryMaxResultsLimit() {
        return OwnDoor.isOpen() ? Integer.MAX_VALUE : super.getQueryMaxResultsLimit();
    }
}
