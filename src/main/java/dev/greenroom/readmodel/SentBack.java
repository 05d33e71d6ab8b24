package dev.greenroom.readmodel;

import dev.greenroom.engine.events.EngineFact.TaskEnded;
import dev.greenroom.engine.events.EngineFact.VariableWritten;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether somebody's answers hand work back by a way that the model draws: {@code return} somewhere, and a cause. */
final class SentBack {

    private static final String ANSWER = "return";
    private static final String CAUSE = "returnCause";

    private boolean answered;

    @Nullable
    private String cause;

    void read(VariableWritten written) {
        if (written.moved()) {
            // Who ends one branch did not give the answers of another.
            return;
        }
        if (written.name().equals(CAUSE)) {
            // The step's outputs may be written more than once in one command; a blank never takes a cause back.
            cause = written.value() instanceof String text && !text.isBlank() ? text : cause;
        } else if (ANSWER.equals(written.value())) {
            answered = true;
        }
    }

    /** What the case's story says of it; {@code to} when the case came straight to one step of people. */
    Optional<Map<String, ?>> fact(TaskEnded ended, @Nullable String to) {
        if (!answered || cause == null) {
            return Optional.empty();
        }
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("task", ended.taskId());
        fact.put("from", ended.step());
        if (to != null) {
            fact.put("to", to);
        }
        fact.put("cause", CaseColumns.cut(cause, 100));
        return Optional.of(fact);
    }
}
