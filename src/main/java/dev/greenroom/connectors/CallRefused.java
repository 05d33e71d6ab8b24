package dev.greenroom.connectors;

/** The other side understood and said no, for a reason the process may know ({@code bank-details-rejected}). */
final class CallRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    CallRefused(String code, String message) {
        super(message);
        this.code = code;
    }

    String code() {
        return code;
    }
}
