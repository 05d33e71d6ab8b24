package dev.greenroom;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void modulesImportOnlyWhatTheirFrontDoorAllows() {
        ApplicationModules.of(Greenroom.class).verify();
    }
}
