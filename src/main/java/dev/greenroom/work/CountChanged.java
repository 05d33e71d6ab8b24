package dev.greenroom.work;

import dev.greenroom.shared.Refusal;
import java.util.List;
import java.util.Map;

/** The list has another number of items than whoever wants to change them all has seen; names both. */
public final class CountChanged extends Refusal {

    private static final long serialVersionUID = 1L;

    CountChanged(long expected, long count) {
        super(
                Kind.CONFLICT,
                "count-changed",
                "The list had " + expected + " items and has " + count + " now. Nothing was changed. Look at it again.",
                List.of(),
                Map.of("expectedCount", expected, "count", count));
    }
}
