package dev.greenroom.sla;

import dev.greenroom.shared.FieldProblem;
import dev.greenroom.shared.Refusal;
import dev.greenroom.sla.calendar.Said;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/** A calendar or a service level that cannot be right; names the field and the reason, in the caller's language. */
class CalendarInvalid extends Refusal {

    private static final long serialVersionUID = 1L;

    /** {@code key}: of a text in {@code words/levels}; {@code about}: what it speaks of. */
    CalendarInvalid(String field, String key, @Nullable Object... about) {
        this(field, new Said(key, about));
    }

    CalendarInvalid(String field, Said.Why why) {
        this(field, why.said());
    }

    private CalendarInvalid(String field, Said said) {
        this(new FieldProblem(field, said.in(LocaleContextHolder.getLocale())));
    }

    private CalendarInvalid(FieldProblem problem) {
        super(Kind.UNPROCESSABLE, "invalid-input", problem.message(), List.of(problem), Map.of());
    }
}
