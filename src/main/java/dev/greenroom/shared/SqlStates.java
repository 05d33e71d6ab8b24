package dev.greenroom.shared;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What the states mean that a database gives with a failure, by the failure or by what caused it: nobody else has to know them. */
public final class SqlStates {

    /** Two waited for each other, and this one was undone. */
    private static final Set<String> DEADLOCK = Set.of("40001", "40P01");
    /** A lock took longer than anybody waits; PostgreSQL's has no name in Spring. */
    private static final Set<String> BUSY = Set.of("55P03", "HYT00");
    /** The statement itself did, and was ended. */
    private static final String TOO_LONG = "57014";
    /** Connections, and the server's own end. */
    private static final Set<String> AWAY = Set.of("08", "57P");
    /** A server that is about to be the first one again takes nothing yet. */
    private static final String READ_ONLY = "25006";
    /** Whatever was rolled back. */
    private static final String UNDONE = "40";
    /** Something before this failed in the same transaction, and hid why. */
    private static final String FAILED_BEFORE = "25P02";

    private SqlStates() {}

    public static boolean isDeadlock(Throwable failure) {
        return has(failure, DEADLOCK::contains);
    }

    /** Whether somebody else holds for too long what this one needs. */
    public static boolean isBusy(Throwable failure) {
        return has(failure, BUSY::contains);
    }

    /** Whether the statement itself took longer than anybody waits: another time may be as long. */
    static boolean isTooLong(Throwable failure) {
        return has(failure, TOO_LONG::equals);
    }

    /** Whether the database is busy or not there: nothing was changed, and the same may be tried again. */
    public static boolean isAway(Throwable failure) {
        return isBusy(failure)
                || has(
                        failure,
                        state -> state.equals(READ_ONLY) || AWAY.stream().anyMatch(state::startsWith));
    }

    /** Whether the same may succeed another time, for rounds that come again anyway: what took too long may be quicker at night. */
    public static boolean mayPass(Throwable failure) {
        return isAway(failure)
                || isTooLong(failure)
                || has(failure, state -> state.equals(FAILED_BEFORE) || state.startsWith(UNDONE));
    }

    /** For who reads the log: states and the kinds of failure, none of what was asked or written. */
    public static String named(Throwable failure) {
        List<String> all = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String state = cause instanceof SQLException sql ? sql.getSQLState() : null;
            all.add(cause.getClass().getSimpleName() + (state == null ? "" : " (" + state + ")"));
        }
        return String.join(" by ", all);
    }

    private static boolean has(Throwable failure, Predicate<String> meant) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null && meant.test(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
