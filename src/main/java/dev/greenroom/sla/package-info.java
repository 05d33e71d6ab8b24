/** Service levels: what was promised inside the house, what is left of it, and what happens when it runs out. */
@ApplicationModule(
        allowedDependencies = {
            "engine :: events",
            "engine :: catalog",
            "engine :: decisions",
            "engine :: functions",
            "engine :: models",
            "engine :: timers",
            "readmodel",
            "security"
        })
@NullMarked
package dev.greenroom.sla;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
