package dev.greenroom.cases;

import dev.greenroom.shared.Refusal;

/** No case of that reference, or none that the caller may see. */
public final class UnknownCase extends Refusal {

    private static final long serialVersionUID = 1L;

    public UnknownCase() {
        super(
                Kind.NOT_FOUND,
                "unknown-case",
                "There is no such case. Check the reference; one wrong character never names another case.");
    }
}
