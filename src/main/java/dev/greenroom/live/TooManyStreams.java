package dev.greenroom.live;

import dev.greenroom.shared.Refusal;

/** No further event stream can be opened now; lists still answer, so clients ask again from time to time. */
final class TooManyStreams extends Refusal {

    private static final long serialVersionUID = 1L;

    TooManyStreams() {
        super(Kind.UNAVAILABLE, "too-many-streams", "Too many event streams are open. Close some, or try again later.");
    }
}
