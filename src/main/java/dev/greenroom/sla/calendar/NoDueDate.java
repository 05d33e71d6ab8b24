package dev.greenroom.sla.calendar;

import java.time.Instant;

/** The calendar has too few open hours to find a due date within ten years. */
public final class NoDueDate extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoDueDate(String calendar, Instant start, Budget budget) {
        super("The calendar " + calendar + " has too few open hours: " + budget.words() + " from " + start
                + " do not end within " + BusinessCalendar.HORIZON_YEARS + " years.");
    }
}
