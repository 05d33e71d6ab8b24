/** The engine's open state, case by case, for a rebuild or a check. */
@NamedInterface("snapshot")
@NullMarked
package dev.greenroom.engine.snapshot;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
