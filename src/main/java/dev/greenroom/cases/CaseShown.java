package dev.greenroom.cases;

import java.util.List;

/** Somebody was shown what these cases say, elsewhere than at the desk. */
public record CaseShown(How how, List<String> references) {

    public CaseShown {
        references = List.copyOf(references);
    }

    public CaseShown(String reference) {
        this(How.CASE, List.of(reference));
    }

    /** A case that was opened, or those that a list showed to who looked for somebody. */
    public enum How {
        CASE,
        LIST
    }
}
