package dev.greenroom.security;

/** Finds the caller of the current thread. */
public interface Callers {

    /** The signed-in caller; throws Spring Security's access-denied error when nobody is. */
    Caller current();

    /** A person by name, for texts ("Anna took this") and for checks; the name itself when unknown. */
    String displayName(String user);
}
