package dev.greenroom.work;

import dev.greenroom.shared.Refusal;
import java.util.List;
import java.util.Map;

/** The draft was saved elsewhere since it was read; names the version that stands. */
public final class DraftChanged extends Refusal {

    private static final long serialVersionUID = 1L;

    DraftChanged(int version) {
        super(
                Kind.CONFLICT,
                "draft-changed",
                "This draft was saved elsewhere in the meantime. Load it again before you go on.",
                List.of(),
                Map.of("version", version));
    }
}
