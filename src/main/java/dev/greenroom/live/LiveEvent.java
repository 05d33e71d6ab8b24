package dev.greenroom.live;

/** One thing that changed: {@code type} is {@code work} or {@code case}, {@code subject} its id. */
record LiveEvent(long id, String type, String subject) {

    static final String WORK = "work";
    static final String CASE = "case";
}
