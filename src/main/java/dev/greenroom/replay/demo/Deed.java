package dev.greenroom.replay.demo;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing somebody does with a case. */
sealed interface Deed {

    /** A person hands a work item in; {@code then} is what the customer does because of it. */
    record Complete(Map<String, @Nullable Object> answers, @Nullable Later then) implements Deed {}

    /** A person sends work back to an earlier step, or does {@code otherwise} where the process has no way back. */
    record SendBack(String toStep, String cause, Complete otherwise) implements Deed {}

    /** The customer writes, calls or sends something. */
    record Message(String name, Map<String, @Nullable Object> variables) implements Deed {}

    /** The customer wants it no more. */
    record Withdraw(String reason) implements Deed {}

    /** A closed case is opened again. */
    record Reopen(String cause, String note) implements Deed {}

    /** Who leads gives up on what the outside does not do. */
    record GiveUp(String reason) implements Deed {}

    /** Nothing: nobody gets to it. */
    record Leave() implements Deed {}

    /** A deed that happens this much later. */
    record Later(Duration after, Deed deed) {}

    static Complete answer(Map<String, @Nullable Object> answers) {
        return new Complete(answers, null);
    }

    static Complete answer(String field, Object value) {
        return new Complete(Map.of(field, value), null);
    }
}
