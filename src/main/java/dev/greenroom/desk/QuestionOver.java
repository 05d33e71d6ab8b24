package dev.greenroom.desk;

import dev.greenroom.shared.Refusal;

/** Nothing more can be said in a thread. */
public final class QuestionOver extends Refusal {

    private static final long serialVersionUID = 1L;

    QuestionOver() {
        super(Kind.CONFLICT, "question-over", "This question has been put away, or is too long. Ask a new one.");
    }
}
