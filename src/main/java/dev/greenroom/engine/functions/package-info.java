/** What a model may call: functions and delegates registered by name in code. */
@NamedInterface("functions")
@NullMarked
package dev.greenroom.engine.functions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
