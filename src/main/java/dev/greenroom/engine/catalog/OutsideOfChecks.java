package dev.greenroom.engine.catalog;

import java.util.function.Supplier;

/** Runs a read as the service itself, without the caller's engine permissions; the engine's set-up provides it. */
public interface OutsideOfChecks {

    <T> T run(Supplier<T> read);
}
