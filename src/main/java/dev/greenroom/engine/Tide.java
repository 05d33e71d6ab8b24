package dev.greenroom.engine;

/** How many jobs are taken at a time: many more as long as all that is found are escalations. */
final class Tide {

    private static final int TIMES = 6;

    private volatile boolean high;

    int next(int usual) {
        return high ? usual * TIMES : usual;
    }

    /** What was found when {@code asked} for so many, and how many of them were escalations. */
    void found(int asked, int jobs, int escalations) {
        high = jobs == asked && escalations == jobs;
    }
}
