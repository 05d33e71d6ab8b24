package dev.greenroom.sla;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a clock's point does to the work it concerns: how much more urgent it becomes, and how the level's group gets it. */
public record Reaction(int priorityUp, Reach reach) {

    /** What the level's group gets of the work. */
    public enum Reach {
        NONE,
        ADD,
        REASSIGN
    }

    static Reaction usual(Stage stage) {
        return stage == Stage.LATE ? new Reaction(20, Reach.ADD) : new Reaction(10, Reach.NONE);
    }

    /** One row of the table; what it leaves open is as usual. */
    static Reaction of(Map<String, @Nullable Object> rule, Stage stage) {
        Reaction usual = usual(stage);
        int up = rule.get("priorityUp") instanceof Number number ? number.intValue() : usual.priorityUp();
        Reach reach =
                switch (String.valueOf(rule.get("reach"))) {
                    case "none" -> Reach.NONE;
                    case "add" -> Reach.ADD;
                    case "reassign" -> Reach.REASSIGN;
                    default -> usual.reach();
                };
        return new Reaction(Math.max(0, Math.min(100, up)), reach);
    }
}
