package dev.greenroom.work;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody is ready for right now, and since when. */
record Presence(
        String person,
        State state,
        Instant since,
        @Nullable Instant until,
        SetBy setBy,
        @Nullable String queue,
        Instant heardAt) {

    /** Ready for the next call; doing back-office work; talking to a customer; not here. */
    @Schema(enumAsRef = true)
    enum State {
        AVAILABLE,
        BACK_OFFICE,
        ON_CALL,
        AWAY;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<State> of(@Nullable String word) {
            return Arrays.stream(values())
                    .filter(each -> each.word().equals(word))
                    .findFirst();
        }
    }

    /** Who says so: the person, the contact center, work that was offered to them, or that nothing was heard of them. */
    enum SetBy {
        PERSON,
        CONTACT_CENTER,
        WORK,
        SILENCE;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
