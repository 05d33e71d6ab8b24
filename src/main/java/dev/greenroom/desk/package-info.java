/** The contact center's desk: finds a caller's case and says where it is, before the caller has finished asking. */
@ApplicationModule(
        allowedDependencies = {
            "security",
            "readmodel",
            "cases",
            "cases :: forms",
            "sla",
            "work",
            "statuspage",
            "engine :: catalog"
        })
@NullMarked
package dev.greenroom.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
