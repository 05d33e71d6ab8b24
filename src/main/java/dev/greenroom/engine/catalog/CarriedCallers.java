package dev.greenroom.engine.catalog;

import java.util.function.Supplier;

/** Takes whoever asks along to other threads, so that what is done there is theirs; the engine's set-up provides it. */
public interface CarriedCallers {

    /** Whoever asks now. */
    Carried current();

    /** Somebody for whom other threads do something. */
    interface Carried {

        <T> T run(Supplier<T> deed);
    }
}
