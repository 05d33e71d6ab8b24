package dev.greenroom.work;

/** Mail to colleagues; whoever sends it answers. */
public interface ColleagueMail {

    /** Whether any is sent: without a mail server nobody has to be promised one. */
    boolean leavesTheHouse();
}
