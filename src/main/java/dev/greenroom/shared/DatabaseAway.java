package dev.greenroom.shared;

import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Whether a failure means that the database is busy or does not answer; what we ask it wrongly is our own fault. */
public final class DatabaseAway {

    /** What whoever asked reads then. */
    public static final String SAID =
            "The database is busy or does not answer at the moment. Nothing was changed; try again.";

    /** What who reads the log finds, with the failure's states. */
    public static final String LOGGED = "The database is busy or does not answer: {}";

    /** When they may, in seconds. */
    public static final String TRY_AFTER = "5";

    private DatabaseAway() {}

    /** By the failure or by what caused it: the engine wraps what it meets. */
    public static boolean isMeantBy(Throwable failure) {
        if (SqlStates.isAway(failure)) {
            return true;
        }
        if (TookTooLong.isMeantBy(failure)) {
            // Spring and the drivers have the same types for it.
            return false;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean away = cause instanceof DataAccessResourceFailureException
                    || cause instanceof TransientDataAccessException
                    || cause instanceof QueryTimeoutException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLNonTransientConnectionException
                    || cause instanceof SQLRecoverableException;
            if (away) {
                return true;
            }
        }
        return false;
    }
}
