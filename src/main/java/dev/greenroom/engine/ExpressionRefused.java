package dev.greenroom.engine;

import org.camunda.bpm.engine.BadUserRequestException;

/** An expression asks for more than models may. */
class ExpressionRefused extends BadUserRequestException {

    private static final long serialVersionUID = 1L;

    ExpressionRefused(String reason) {
        super("The expression is refused: " + reason);
    }
}
