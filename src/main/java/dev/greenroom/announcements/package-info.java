/** Changes that customers will feel: they are told first, then whoever talks to them knows what to say. */
@ApplicationModule(
        allowedDependencies = {
            "security",
            "readmodel",
            "cases",
            "cases :: forms",
            "desk",
            "notifications",
            "work",
            "engine :: catalog"
        })
@NullMarked
package dev.greenroom.announcements;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
