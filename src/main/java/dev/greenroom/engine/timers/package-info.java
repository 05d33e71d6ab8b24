/** Moves the due dates of engine timers. */
@NamedInterface("timers")
@NullMarked
package dev.greenroom.engine.timers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
