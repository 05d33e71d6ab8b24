package dev.greenroom.live;

/** One thing that changed: {@code type} is {@code work}, {@code case} or {@code looking}, {@code subject} its id. */
record LiveEvent(long id, String type, String subject) {

    static final String WORK = "work";
    static final String CASE = "case";
    /** Who has a work item open. */
    static final String LOOKING = "looking";
}
