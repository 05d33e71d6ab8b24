/** Tells every screen what changed, by id alone. */
@ApplicationModule(allowedDependencies = {"readmodel", "security"})
@NullMarked
package dev.greenroom.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
