package dev.greenroom.shared;

/** What a screen sends that reads again by itself what it shows: nobody looks anew then. */
public final class LookAgain {

    public static final String HEADER = "Look-Again";

    /** For the description of each answer that shows a person's cases and heeds it; the parameter follows from it. */
    public static final String SAID =
            " A screen that reads again what it shows says so with `Look-Again: true`: what the"
                    + " caller was shown within the last four hours is not recorded again then.";

    private LookAgain() {}
}
