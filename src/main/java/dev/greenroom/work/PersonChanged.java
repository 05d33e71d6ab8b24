package dev.greenroom.work;

import dev.greenroom.shared.Refusal;
import java.util.List;
import java.util.Map;

/** Somebody else has changed this person's entry since it was read; names the version that stands. */
public final class PersonChanged extends Refusal {

    private static final long serialVersionUID = 1L;

    PersonChanged(int version) {
        super(
                Kind.CONFLICT,
                "person-changed",
                "Somebody else has changed this in the meantime. Load it again before you go on.",
                List.of(),
                Map.of("version", version));
    }
}
