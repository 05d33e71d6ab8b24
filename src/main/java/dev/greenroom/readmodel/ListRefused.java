package dev.greenroom.readmodel;

import dev.greenroom.shared.FieldProblem;
import dev.greenroom.shared.Refusal;
import java.util.List;
import java.util.Map;

/** A list was asked for with a parameter that makes no sense; names it. */
public final class ListRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    public ListRefused(String parameter, String message) {
        super(
                Kind.BAD_INPUT,
                "bad-parameter",
                "The parameter '" + parameter + "' " + message + ".",
                List.of(new FieldProblem(parameter, message)),
                Map.of());
    }

    public ListRefused(String parameter, String message, Throwable cause) {
        this(parameter, message);
        initCause(cause);
    }
}
