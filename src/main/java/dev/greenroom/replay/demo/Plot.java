package dev.greenroom.replay.demo;

import dev.greenroom.cases.NewCase;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One customer's matter before it happens: what it begins with and what everybody will do.
 *
 * @param unasked what the customer does without being asked, some time after the start
 * @param afterwards what happens some time after the case was closed, once
 * @param pace how much longer than usual everything takes
 */
record Plot(NewCase opening, Script script, Optional<Deed.Later> unasked, Optional<Deed.Later> afterwards, int pace) {

    /** What happens with a work item. */
    @FunctionalInterface
    interface Script {

        /**
         * The deed and how much office time passes before it.
         *
         * @param visit 1 for the first time a case is at the step
         * @param known the case's variables
         */
        Deed.Later at(String step, int visit, Map<String, @Nullable Object> known);
    }

    static Plot of(NewCase opening, Script script) {
        return new Plot(opening, script, Optional.empty(), Optional.empty(), 1);
    }

    Plot unasked(Duration after, Deed deed) {
        return new Plot(opening, script, Optional.of(new Deed.Later(after, deed)), afterwards, pace);
    }

    Plot afterwards(Duration after, Deed deed) {
        return new Plot(opening, script, unasked, Optional.of(new Deed.Later(after, deed)), pace);
    }

    /** Left waiting at that step. */
    Plot halting(@Nullable String step) {
        return new Plot(
                opening,
                (at, visit, known) ->
                        at.equals(step) ? new Deed.Later(Duration.ZERO, new Deed.Leave()) : script.at(at, visit, known),
                unasked,
                afterwards,
                pace);
    }

    Plot slower(int factor) {
        return new Plot(opening, script, unasked, afterwards, factor);
    }
}
