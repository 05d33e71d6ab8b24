/** What people see: cases, work, timelines; written in the engine's transaction, read without touching the engine. */
@ApplicationModule(allowedDependencies = {"engine :: events", "engine :: snapshot", "engine :: catalog", "security"})
@NullMarked
package dev.greenroom.readmodel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
