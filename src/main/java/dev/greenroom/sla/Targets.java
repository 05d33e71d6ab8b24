package dev.greenroom.sla;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which target a level has: as a table says, in force or proposed. */
@FunctionalInterface
interface Targets {

    Optional<Target> target(String level, int priority, @Nullable String tier);
}
