package dev.greenroom.engine;

import dev.greenroom.GreenroomPostgresTest;
import dev.greenroom.shared.MovableClock;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@GreenroomPostgresTest
class EngineRestPostgresTests extends EngineRestContract {

    EngineRestPostgresTests(
            @Autowired ProcessEngine engine, @Autowired MovableClock clock, @Autowired Environment environment) {
        super(engine, clock, environment);
    }
}
