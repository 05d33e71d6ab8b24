package dev.greenroom.live;

/**
 * One thing that changed: {@code type} is {@code work}, {@code case}, {@code looking} or {@code offer}, {@code subject} its
 * id; or {@code all}, of which nothing is named.
 */
record LiveEvent(long id, String type, String subject) {

    static final String WORK = "work";
    static final String CASE = "case";
    /** Who has a work item open. */
    static final String LOOKING = "looking";
    /** Offers of a work item. */
    static final String OFFER = "offer";
    /** More changed than can be named. */
    static final String ALL = "all";
}
