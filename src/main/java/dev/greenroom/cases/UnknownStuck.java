package dev.greenroom.cases;

import dev.greenroom.shared.Refusal;

/** Nothing of that id was ever stuck in the case. */
public final class UnknownStuck extends Refusal {

    private static final long serialVersionUID = 1L;

    UnknownStuck() {
        super(Kind.NOT_FOUND, "unknown-stuck", "Nothing of that id is stuck in this case.");
    }
}
