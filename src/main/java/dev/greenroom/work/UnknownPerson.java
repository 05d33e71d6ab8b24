package dev.greenroom.work;

import dev.greenroom.shared.Refusal;

/** Nobody of that name works here. */
public final class UnknownPerson extends Refusal {

    private static final long serialVersionUID = 1L;

    UnknownPerson() {
        super(Kind.NOT_FOUND, "unknown-person", "Nobody of that name works here, or they have never signed in.");
    }
}
