package dev.greenroom.cases;

import dev.greenroom.shared.Refusal;

/** The case does not listen for a withdrawal at this moment. */
public final class CannotWithdraw extends Refusal {

    private static final long serialVersionUID = 1L;

    CannotWithdraw(String reference) {
        super(Kind.CONFLICT, "cannot-withdraw", "The case " + reference + " cannot be withdrawn where it stands now.");
    }
}
