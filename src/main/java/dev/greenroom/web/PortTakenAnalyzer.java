package dev.greenroom.web;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says how to choose another port. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortTakenAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, PortInUseException cause) {
        int other = cause.getPort() + 1;
        return new FailureAnalysis(
                "Port " + cause.getPort() + " is taken by another program.",
                "Start with another one: java -jar greenroom.jar --server.port=" + other,
                cause);
    }
}
