package dev.greenroom.intake;

/** A mail that nothing can be made of; {@code problem} is a word for why. */
final class MailBroken extends Exception {

    private static final long serialVersionUID = 1L;

    static final String NO_SENDER = "no-sender";
    static final String TOO_LARGE = "too-large";
    static final String UNREADABLE = "unreadable";
    static final String CHARSET = "charset";
    static final String EMPTY = "empty";
    static final String REFUSED = "refused";
    static final String FAILED = "failed";

    private final String problem;

    MailBroken(String problem) {
        super(problem);
        this.problem = problem;
    }

    MailBroken(String problem, Throwable cause) {
        super(problem, cause);
        this.problem = problem;
    }

    String problem() {
        return problem;
    }
}
