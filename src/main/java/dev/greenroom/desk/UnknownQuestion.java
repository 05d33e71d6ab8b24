package dev.greenroom.desk;

import dev.greenroom.shared.Refusal;

/** There is no such question, or not for who asks. */
public final class UnknownQuestion extends Refusal {

    private static final long serialVersionUID = 1L;

    UnknownQuestion() {
        super(Kind.NOT_FOUND, "unknown-question", "There is no question with this number for you.");
    }
}
