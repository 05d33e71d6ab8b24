/** Work that has no process of its own, and the ways it comes in: one by one, as a table, by mail. */
@ApplicationModule(
        allowedDependencies = {
            "engine :: catalog",
            "engine :: decisions",
            "engine :: models",
            "security",
            "readmodel",
            "cases",
            "cases :: forms"
        })
@NullMarked
package dev.greenroom.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
