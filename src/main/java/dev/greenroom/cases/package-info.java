/** One customer's matter: started, asked about, sent messages, withdrawn. */
@ApplicationModule(
        allowedDependencies = {
            "engine",
            "engine :: events",
            "engine :: catalog",
            "engine :: functions",
            "security",
            "readmodel",
            "sla"
        })
@NullMarked
package dev.greenroom.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
