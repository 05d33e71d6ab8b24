package dev.greenroom.shared;

/** Whether a statement was ended for its length: what asks for so much asks for it each time, and the same is not tried again. */
public final class TookTooLong {

    public static final String CODE = "took-too-long";

    /** What whoever asked reads then. */
    public static final String SAID =
            "This took too long and was ended. Nothing was changed. Ask for less at once, for example with more words or filters.";

    /** What who reads the log finds, with the failure's states. */
    public static final String LOGGED = "The database ended a statement that took too long: {}";

    private TookTooLong() {}

    public static boolean isMeantBy(Throwable failure) {
        return SqlStates.isTooLong(failure);
    }
}
