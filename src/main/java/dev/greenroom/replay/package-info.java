/** Real histories through the real processes, on one clock that moves as fast as the machine can follow. */
@ApplicationModule(
        allowedDependencies = {
            "cases",
            "work",
            "connectors",
            "engine",
            "engine::events",
            "engine::functions",
            "readmodel",
            "security"
        })
@NullMarked
package dev.greenroom.replay;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
