package dev.greenroom.engine;

import org.camunda.bpm.engine.AuthorizationException;

/** Who did the earlier step may not do this one; undoes the claim or completion, whichever door it came through. */
public class FourEyesViolated extends AuthorizationException {

    private static final long serialVersionUID = 1L;

    FourEyesViolated(String person, String step) {
        super("Four eyes: " + person + " did the earlier step and may not do '" + step + "' of the same case.");
    }
}
