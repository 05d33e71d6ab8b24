package dev.greenroom.sla;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A date that a customer was told: by a person ({@code promisedBy}, with their reason) or by the table of promises (then
 * {@code source} is the rule's, and {@code reason} is a word for why it moved). {@code toldAt} is when the customer heard
 * of a later date.
 */
public record Promise(
        long id,
        String reference,
        Kind kind,
        @Nullable String event,
        LocalDate date,
        @Nullable LocalDate movedFrom,
        @Nullable String reason,
        @Nullable String source,
        @Nullable String channel,
        @Nullable String promisedBy,
        Instant promisedAt,
        @Nullable String toldBy,
        @Nullable Instant toldAt,
        @Nullable String toldThrough) {

    /** What a promise is to the one before it. */
    public enum Kind {
        /** The first of its case. */
        FIRST,
        /** The one before was kept or is over; this one follows it. */
        NEXT,
        /** The one before was not kept: the same thing is promised for another day. */
        MOVED;

        /** The word that callers see. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Promise withId(long given) {
        return new Promise(
                given,
                reference,
                kind,
                event,
                date,
                movedFrom,
                reason,
                source,
                channel,
                promisedBy,
                promisedAt,
                toldBy,
                toldAt,
                toldThrough);
    }

    /** Whether the customer must be told of a later date than the one they know. */
    public boolean disappoints() {
        return kind == Kind.MOVED && movedFrom != null && date.isAfter(movedFrom);
    }
}
