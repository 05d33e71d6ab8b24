package dev.greenroom.readmodel;

import java.util.Map;

/**
 * How much of the work that one team did at one step was right the first time: not sent back afterwards.
 *
 * @param queue the group; empty for items that no group had
 * @param causes why it was sent back, and how often
 */
public record Quality(String process, String step, String queue, long done, long returned, Map<String, Long> causes) {

    public Quality {
        causes = Map.copyOf(causes);
    }

    /** From 0 to 1. */
    public double rightFirstTime() {
        return done == 0 ? 1 : 1 - (double) returned / done;
    }
}
