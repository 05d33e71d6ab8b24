/** The one door for models: checked, completed with visible defaults, deployed, and kept account of. */
@ApplicationModule(allowedDependencies = {"engine :: models", "engine :: catalog", "security", "sla"})
@NullMarked
package dev.greenroom.models;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
