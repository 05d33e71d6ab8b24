package dev.greenroom.engine;

import dev.greenroom.GreenroomTest;
import dev.greenroom.shared.MovableClock;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@GreenroomTest
class EngineRestH2Tests extends EngineRestContract {

    EngineRestH2Tests(
            @Autowired ProcessEngine engine, @Autowired MovableClock clock, @Autowired Environment environment) {
        super(engine, clock, environment);
    }
}
