package dev.greenroom.readmodel;

import dev.greenroom.engine.events.EngineFact;
import org.jspecify.annotations.Nullable;

/** One thing that read model and engine see differently, without personal data, and the fact that would mend it. */
public record Difference(String text, @Nullable EngineFact repair) {

    @Override
    public String toString() {
        return text;
    }
}
