package dev.greenroom.models;

import dev.greenroom.shared.Refusal;

/** There is no such model, draft or warning. */
class UnknownModel extends Refusal {

    private static final long serialVersionUID = 1L;

    UnknownModel(String what) {
        super(Kind.NOT_FOUND, "unknown-model", "There is no " + what + ".");
    }
}
