/** External-task workers inside the service: each remote effect once, outside any engine transaction. */
@ApplicationModule(allowedDependencies = {"engine", "engine::events", "engine::functions"})
@NullMarked
package dev.greenroom.connectors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
