package dev.greenroom.sla;

import dev.greenroom.shared.Refusal;

/** No calendar of that key. */
class UnknownCalendar extends Refusal {

    private static final long serialVersionUID = 1L;

    UnknownCalendar(String key) {
        super(Kind.NOT_FOUND, "unknown-calendar", "There is no calendar '" + key + "'.");
    }
}
