/** Messages to customers, and to colleagues about escalations: an outbox, the ways out of it, and the texts. */
@ApplicationModule(
        allowedDependencies = {
            "engine :: catalog",
            "engine :: events",
            "security",
            "readmodel",
            "sla",
            "cases",
            "cases :: forms",
            "work"
        })
@NullMarked
package dev.greenroom.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
