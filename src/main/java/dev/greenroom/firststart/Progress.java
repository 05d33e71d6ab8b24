package dev.greenroom.firststart;

import java.util.List;

/**
 * How far the first start is.
 *
 * @param done how many of {@code all} cases have begun
 * @param lastWords what the filling process said last, when it failed
 */
record Progress(State state, int done, int all, List<String> lastWords) {

    enum State {
        FILLING,
        OPENING,
        FAILED
    }

    static final Progress BEGINNING = new Progress(State.FILLING, 0, 0, List.of());

    Progress at(int nowDone, int ofAll) {
        return new Progress(State.FILLING, nowDone, ofAll, List.of());
    }

    Progress opening() {
        return new Progress(State.OPENING, done, all, List.of());
    }

    Progress failed(List<String> words) {
        return new Progress(State.FAILED, done, all, words);
    }
}
