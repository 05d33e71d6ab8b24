package dev.greenroom.engine;

import dev.greenroom.shared.DatabaseAway;
import dev.greenroom.shared.SqlStates;
import dev.greenroom.shared.TookTooLong;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.jspecify.annotations.Nullable;

/** What a failure of the engine means to a caller: a status, a stable code, and words without the engine's inside. */
record EngineFailures(int status, String code, String message) {

    private static final Pattern CLASS_NAME = Pattern.compile("\\b(?:[a-z][a-z0-9_]*\\.){2,}[A-Z][A-Za-z0-9_$]*:?\\s*");
    private static final Pattern LOG_CODE = Pattern.compile("\\bENGINE-(?:[A-Z]+-)?\\d+\\s*");
    /** What the engine says when the model, with these variables, cannot go on. */
    private static final Pattern MODEL_FAULT = Pattern.compile(
            "^(?:Unknown property used in expression|Cannot resolve identifier|no (?:processes|decision definition) deployed"
                    + " with key|Stopped at |condition expression returns"
                    + "|Expression did not resolve|Could not resolve expression of type)|Priority value is not|No (?:outgoing|conditional) sequence flow"
                    + "|^Timer '[^']*' was not configured"
                    + "|(?:not of the expected type|didn't resolve to type) 'Collection'");

    private static final int MAX_MESSAGE = 500;

    /** Whether it is neither the caller's fault nor ours. */
    boolean isTheDatabases() {
        return isForNow() || status == 504;
    }

    /** Whether the same may be asked again in a while. */
    boolean isForNow() {
        return status == 503;
    }

    static @Nullable EngineFailures of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            EngineFailures known = known(cause);
            if (known != null) {
                return known;
            }
        }
        return null;
    }

    private static @Nullable EngineFailures known(Throwable cause) {
        if (cause instanceof FourEyesViolated) {
            return told(403, "four-eyes", cause);
        } else if (cause instanceof InformationMissing) {
            return told(422, "information-missing", cause);
        } else if (cause instanceof SuspendedEntityInteractionException) {
            return new EngineFailures(
                    409, "case-on-hold", "This case is on hold. An operator can let it go on; then try again.");
        } else if (cause instanceof AuthorizationException) {
            return new EngineFailures(403, "forbidden", "Your roles and groups do not allow this.");
        } else if (cause instanceof TaskAlreadyClaimedException claimed) {
            return new EngineFailures(
                    409, "task-already-claimed", "'" + claimed.getTaskAssignee() + "' has this task.");
        } else if (cause instanceof LockLost) {
            return told(409, "lock-lost", cause);
        } else if (cause instanceof OptimisticLockingException || SqlStates.isDeadlock(cause)) {
            return new EngineFailures(
                    409,
                    "changed-meanwhile",
                    "Somebody changed this at the same moment. Nothing was done; look again.");
        } else if (TookTooLong.isMeantBy(cause)) {
            return new EngineFailures(504, TookTooLong.CODE, TookTooLong.SAID);
        } else if (DatabaseAway.isMeantBy(cause)) {
            return new EngineFailures(503, "unavailable", DatabaseAway.SAID);
        } else if (cause instanceof ParseException) {
            return told(400, "model-refused", cause);
        } else if (cause instanceof ExpressionRefused) {
            return told(400, "expression-refused", cause);
        } else if (MODEL_FAULT.matcher(String.valueOf(cause.getMessage())).find()) {
            return told(422, "model-stuck", cause);
        } else if (cause instanceof NotFoundException || cause instanceof NullValueException) {
            return told(404, "not-found", cause);
        } else if (badRequest(cause)) {
            return told(400, "bad-request", cause);
        }
        return null;
    }

    private static boolean badRequest(Throwable cause) {
        return cause instanceof BadUserRequestException
                || cause instanceof NotValidException
                || cause instanceof MismatchingMessageCorrelationException
                || cause instanceof MigrationPlanValidationException
                || cause instanceof MigratingProcessInstanceValidationException;
    }

    private static EngineFailures told(int status, String code, Throwable cause) {
        return new EngineFailures(status, code, clean(String.valueOf(cause.getMessage())));
    }

    /** The engine's words, without class names and log codes. */
    static String clean(String message) {
        String bare =
                LOG_CODE.matcher(CLASS_NAME.matcher(message).replaceAll("")).replaceAll("");
        String line = bare.replaceAll("\\s+", " ").trim();
        return line.length() > MAX_MESSAGE ? line.substring(0, MAX_MESSAGE) : line;
    }

    static EngineFailures unexpected() {
        return new EngineFailures(500, "unexpected", "Something went wrong here. It was noted under the request id.");
    }
}
