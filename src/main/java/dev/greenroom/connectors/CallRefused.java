package dev.greenroom.connectors;

import java.util.Map;

/** The other side understood and said no, for a reason the process may know ({@code bank-details-rejected}). */
final class CallRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Map<String, Object> answer;

    CallRefused(String code, String message) {
        this(code, message, Map.of());
    }

    private CallRefused(String code, String message, Map<String, Object> answer) {
        super(message);
        this.code = code;
        this.answer = Map.copyOf(answer);
    }

    /** The same, with what the case shall know about it. */
    CallRefused telling(Map<String, Object> variables) {
        return new CallRefused(code, String.valueOf(getMessage()), variables);
    }

    String code() {
        return code;
    }

    /** Process variables that go with the refusal. */
    Map<String, Object> answer() {
        return answer;
    }
}
