package dev.greenroom.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words why Greenroom does not start with this sign-in. */
class NoSignInAnalyzer extends AbstractFailureAnalyzer<SignInCheck.NoSignIn> {

    @Override
    protected FailureAnalysis analyze(Throwable root, SignInCheck.NoSignIn cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}
