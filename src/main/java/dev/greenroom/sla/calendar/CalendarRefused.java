package dev.greenroom.sla.calendar;

/** A calendar or a budget that makes no sense; {@code field} is the place, the message says what is wrong and the way on. */
public final class CalendarRefused extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;

    public CalendarRefused(String field, String message) {
        super(message);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
