package dev.greenroom.connectors;

/** A remote call gave no answer. Its message goes to operators and never carries personal data. */
final class CallFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean worthRetrying;

    private CallFailed(String message, boolean worthRetrying) {
        super(message);
        this.worthRetrying = worthRetrying;
    }

    /** Down, slow or busy: the same call may succeed later. */
    static CallFailed passing(String message) {
        return new CallFailed(message, true);
    }

    /** Wrong input, wrong credentials, an answer nobody understands: a person must look. */
    static CallFailed hopeless(String message) {
        return new CallFailed(message, false);
    }

    boolean worthRetrying() {
        return worthRetrying;
    }
}
