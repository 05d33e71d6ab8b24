package dev.greenroom.engine;

import dev.greenroom.shared.Refusal;

/** A worker's topic, or a person's task, belongs to somebody else. */
public class NotYourWork extends Refusal {

    private static final long serialVersionUID = 1L;

    NotYourWork(Kind kind, String code, String detail) {
        super(kind, code, detail);
    }
}
