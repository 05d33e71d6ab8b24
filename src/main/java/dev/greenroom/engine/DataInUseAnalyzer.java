package dev.greenroom.engine;

import java.sql.SQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says that another Greenroom has the data open; H2 lets in one process only. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class DataInUseAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    // H2: "Database may be already in use".
    private static final int IN_USE = 90020;

    @Override
    @SuppressWarnings("NullAway") // null is how an analyzer passes a failure on
    protected FailureAnalysis analyze(Throwable root, SQLException cause) {
        if (cause.getErrorCode() != IN_USE) {
            return null;
        }
        return new FailureAnalysis(
                "Another Greenroom is running on the same data folder. Nothing was changed.",
                "Stop the other one first, or choose another folder: java -jar greenroom.jar --greenroom.data=<folder>",
                cause);
    }
}
