package dev.greenroom.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words why Greenroom does not start on an open address. */
class NoSignInAnalyzer extends AbstractFailureAnalyzer<LoopbackOnly.NoSignIn> {

    @Override
    protected FailureAnalysis analyze(Throwable root, LoopbackOnly.NoSignIn cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Leave server.address at 127.0.0.1 and greenroom.security.demo at true.", cause);
    }
}
