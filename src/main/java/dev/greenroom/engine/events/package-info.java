/** What happened in the engine, told in its own transaction, whichever door it came through. */
@NamedInterface("events")
@NullMarked
package dev.greenroom.engine.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
