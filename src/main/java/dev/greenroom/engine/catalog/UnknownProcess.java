package dev.greenroom.engine.catalog;

import dev.greenroom.shared.Refusal;

/** Nothing of that name is deployed. */
public class UnknownProcess extends Refusal {

    private static final long serialVersionUID = 1L;

    public UnknownProcess(String process) {
        super(Kind.NOT_FOUND, "unknown-process", "There is no process '" + process + "'.");
    }
}
