/** What people pick up, do and hand back. */
@ApplicationModule(
        allowedDependencies = {
            "engine",
            "engine :: events",
            "engine :: catalog",
            "engine :: decisions",
            "engine :: models",
            "security",
            "readmodel",
            "sla",
            "cases",
            "cases :: forms"
        })
@NullMarked
package dev.greenroom.work;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
