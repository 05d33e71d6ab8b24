/** Camunda, set up and walled in; the only module that touches the engine's inside. */
@ApplicationModule(allowedDependencies = {"security"})
@NullMarked
package dev.greenroom.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
