package dev.greenroom.replay.demo;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Makes up matters of one process. */
@FunctionalInterface
interface Tales {

    String STUCK = "stuck";

    /** Stuck too, but somebody gave the machine up and did its work. */
    String BY_HAND = "by-hand";

    /**
     * A matter that begins on {@code day}.
     *
     * @param halt the step where it will be left waiting; {@link #STUCK} for one that the outside world fails, so that
     *     somebody has to look, {@link #BY_HAND} when somebody did; null for one that goes its way
     */
    Plot tell(Dice dice, Customers customers, LocalDate day, @Nullable String halt);

    static String channel(Dice dice) {
        return dice.chance(50) ? "web" : dice.chance(60) ? "phone" : "mail";
    }

    /** Within the next hours of the office. */
    static Deed.Later soon(Dice dice, Deed deed) {
        return new Deed.Later(Duration.ofMinutes(dice.between(10, 330)), deed);
    }

    /** After so many hours of the office. */
    static Deed.Later within(Dice dice, int least, int most, Deed deed) {
        return new Deed.Later(Duration.ofMinutes(dice.between(least * 60, most * 60)), deed);
    }
}
