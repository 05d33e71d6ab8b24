package dev.greenroom.sla;

import dev.greenroom.shared.FieldProblem;
import dev.greenroom.shared.Refusal;
import java.util.List;
import java.util.Map;

/** A calendar or a service level that cannot be right; names the field and the reason. */
class CalendarInvalid extends Refusal {

    private static final long serialVersionUID = 1L;

    CalendarInvalid(FieldProblem problem) {
        this(List.of(problem));
    }

    CalendarInvalid(List<FieldProblem> problems) {
        super(Kind.UNPROCESSABLE, "invalid-input", problems.get(0).message(), problems, Map.of());
    }
}
