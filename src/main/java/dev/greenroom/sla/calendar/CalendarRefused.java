package dev.greenroom.sla.calendar;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A calendar or a budget that makes no sense; {@code field} is the place, the message says what is wrong and the way on. */
public final class CalendarRefused extends IllegalArgumentException implements Said.Why {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final transient Said said;

    /** {@code key}: of the text in {@code words/levels}; {@code about}: what it speaks of. */
    public CalendarRefused(String field, String key, @Nullable Object... about) {
        this(field, new Said(key, about));
    }

    private CalendarRefused(String field, Said said) {
        super(said.in(Locale.ENGLISH));
        this.field = field;
        this.said = said;
    }

    /** The same of another field. */
    CalendarRefused at(String other) {
        return new CalendarRefused(other, said);
    }

    public String field() {
        return field;
    }

    @Override
    public Said said() {
        return said;
    }
}
