package dev.greenroom.cases;

import dev.greenroom.shared.FieldProblem;
import dev.greenroom.shared.Refusal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Some fields are missing, wrong or not known; names each. */
public final class InputRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    public InputRefused(List<FieldProblem> problems) {
        super(
                Kind.UNPROCESSABLE,
                "invalid-input",
                "Mend these fields and send the request again: "
                        + problems.stream()
                                .map(FieldProblem::field)
                                .distinct()
                                .limit(20)
                                .collect(Collectors.joining(", "))
                        + ".",
                problems,
                Map.of());
    }
}
