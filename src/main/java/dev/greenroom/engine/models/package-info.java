/** What a model may contain: pure rules over bytes, used by the engine's own wall and by every door for models. */
@NamedInterface("models")
@NullMarked
package dev.greenroom.engine.models;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
