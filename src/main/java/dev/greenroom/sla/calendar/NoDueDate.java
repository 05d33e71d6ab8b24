package dev.greenroom.sla.calendar;

import java.time.Instant;
import java.util.Locale;

/** The calendar has too few open hours to find a due date within ten years. */
public final class NoDueDate extends RuntimeException implements Said.Why {

    private static final long serialVersionUID = 1L;

    private final transient Said said;

    NoDueDate(String calendar, Instant start, Budget budget) {
        this(new Said("no-due-date", calendar, budget.words(), start, BusinessCalendar.HORIZON_YEARS));
    }

    private NoDueDate(Said said) {
        super(said.in(Locale.ENGLISH));
        this.said = said;
    }

    @Override
    public Said said() {
        return said;
    }
}
