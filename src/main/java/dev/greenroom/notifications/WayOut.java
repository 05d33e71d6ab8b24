package dev.greenroom.notifications;

import dev.greenroom.readmodel.CaseView;
import org.jspecify.annotations.Nullable;

/** One way for notices to leave the house. Nothing here runs in a transaction that somebody else waits for. */
interface WayOut {

    /** What rows know it by. */
    String name();

    /** Whether it can tell this customer something. */
    boolean reaches(CaseView view);

    /** Whether it could, if the customer wants to hear something. */
    default boolean couldReach(CaseView view) {
        return reaches(view);
    }

    /** Whether a notice on this way is news to the customer, not to a machine. */
    boolean tellsTheCustomer();

    /** Whether what escalations tell goes this way, too. */
    default boolean hearsOfEscalations() {
        return false;
    }

    /** Connects. */
    Line open() throws NotNow;

    /** A connection for some notices, one after the other. */
    interface Line extends AutoCloseable {

        /** Returns once the other side has taken it. */
        void send(Notice notice, CaseView view) throws NotNow, Refused;

        /** One that is no news of a case's customer; false when its reader does not want it, or need it, any more. */
        default boolean isSentToColleague(Notice notice) throws NotNow, Refused {
            throw new Refused("unreadable");
        }

        @Override
        void close();
    }

    /** It may go later; {@code problem} is a word for why. After a failed sending the connection is given up. */
    final class NotNow extends Exception {

        private static final long serialVersionUID = 1L;

        NotNow(String problem, Throwable cause) {
            super(problem, cause);
        }
    }

    /** It will never go: the other side does not take it. */
    final class Refused extends Exception {

        static final String NO_COLLEAGUE_ADDRESS = "no-colleague-address";

        private static final long serialVersionUID = 1L;
        private static final String BY_THE_OTHER_SIDE = "refused-";

        Refused(String problem) {
            super(problem);
        }

        /** Not we ourselves, before we asked. */
        boolean isByTheOtherSide() {
            return String.valueOf(getMessage()).startsWith(BY_THE_OTHER_SIDE);
        }

        /** Whether trying it at the same address again will not help. */
        static boolean isOfAddress(@Nullable String problem) {
            return problem != null && (problem.startsWith(BY_THE_OTHER_SIDE) || problem.equals(NO_COLLEAGUE_ADDRESS));
        }
    }
}
