package dev.greenroom.notifications;

import dev.greenroom.shared.Refusal;
import java.util.List;
import java.util.Map;

/** Somebody else changed the text after the caller had read it; names the version that counts. */
final class TemplateChanged extends Refusal {

    private static final long serialVersionUID = 1L;

    TemplateChanged(int version) {
        super(
                Kind.CONFLICT,
                "changed-meanwhile",
                "Somebody changed this text after you read it. Read it again, and make your change to that.",
                List.of(),
                Map.of("version", version));
    }
}
