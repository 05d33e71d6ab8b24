/** Evaluates a decision table. */
@NamedInterface("decisions")
@NullMarked
package dev.greenroom.engine.decisions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
