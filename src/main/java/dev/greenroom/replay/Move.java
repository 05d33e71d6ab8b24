package dev.greenroom.replay;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing somebody does. */
sealed interface Move {

    /** A person completes the open work item with these answers, besides the facts of the application. */
    record Complete(Map<String, @Nullable Object> answers) implements Move {}

    /** The customer writes or sends something. */
    record Message(String name, Map<String, @Nullable Object> variables) implements Move {}

    /** The customer withdraws, or the bank closes the case for want of an answer. */
    record Withdraw() implements Move {}

    static Move answer(String field, String value) {
        return new Complete(Map.of(field, value));
    }
}
