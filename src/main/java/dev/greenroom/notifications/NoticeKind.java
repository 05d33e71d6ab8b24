package dev.greenroom.notifications;

import java.util.Locale;

/** What a notice tells; kebab case outside Java. */
enum NoticeKind {
    RECEIVED,
    NEEDS_YOU,
    REMINDER,
    LATE,
    STILL_WORKING,
    DATE_SET,
    DATE_MOVED,
    DECIDED,
    PAID,
    ANNOUNCEMENT,
    /** To colleagues and machines: work is near its time or past it. */
    ESCALATION;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static NoticeKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The answer to what the customer has just done: it comes at once, also at night. */
    boolean isAnswer() {
        return this == RECEIVED;
    }

    /** Which go first: the lowest; what is said to very many goes when nobody else waits. */
    int priority() {
        return this == ANNOUNCEMENT || this == ESCALATION ? 1 : 0;
    }

    /** News of the case itself: the next word that we are still at it can wait. */
    boolean isOfTheCase() {
        return this != ANNOUNCEMENT;
    }

    boolean isToCustomers() {
        return this != ESCALATION;
    }

    /** It names what the customer has still to send. */
    boolean asksForSomething() {
        return this == NEEDS_YOU || this == REMINDER;
    }
}
