package dev.greenroom.engine;

import java.util.ArrayList;
import java.util.Collection;

/** Due timers of several cases that run in one transaction. */
final class Bundle extends ArrayList<String> {

    /** So many share one commit; few enough that nobody waits long for a row that a bundle holds. */
    static final int SIZE = 64;

    private static final long serialVersionUID = 1L;

    Bundle(Collection<String> jobs) {
        super(jobs);
    }
}
