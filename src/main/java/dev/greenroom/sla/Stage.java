package dev.greenroom.sla;

/** How far a clock has come: near its end, or past it. */
public enum Stage {
    AT_RISK("at-risk"),
    LATE("late");

    private final String word;

    Stage(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
