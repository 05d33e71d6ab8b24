package dev.greenroom.cases;

import dev.greenroom.shared.Refusal;

/** The process does not know a message of that name. */
public final class UnknownMessage extends Refusal {

    private static final long serialVersionUID = 1L;

    UnknownMessage(String name, String process) {
        super(Kind.NOT_FOUND, "unknown-message", "The process " + process + " knows no message '" + name + "'.");
    }
}
