package dev.greenroom.cases;

import dev.greenroom.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** Without a key, a request that is sent again could make two of the same. */
public final class IdempotencyKeyMissing extends Refusal {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 255;

    private IdempotencyKeyMissing(String thing) {
        super(
                Kind.BAD_INPUT,
                "idempotency-key-missing",
                "Send the header Idempotency-Key with up to 255 characters of your own choice, one for each " + thing
                        + ".");
    }

    /** The key with which one {@code thing} at most is made, if it is one. */
    public static String require(@Nullable String key, String thing) {
        if (key == null || key.isBlank() || key.length() > LONGEST) {
            throw new IdempotencyKeyMissing(thing);
        }
        return key;
    }
}
