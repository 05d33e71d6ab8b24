/** What a deployed model says: its phases, steps, messages, forms and outcomes. */
@NamedInterface("catalog")
@NullMarked
package dev.greenroom.engine.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
