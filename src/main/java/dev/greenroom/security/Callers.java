package dev.greenroom.security;

import java.util.List;
import java.util.Optional;

/** Finds the caller of the current thread. */
public interface Callers {

    /** The signed-in caller; throws Spring Security's access-denied error when nobody is. */
    Caller current();

    /** The person of this name, with roles and groups; empty when nobody of that name may sign in here. */
    Optional<Caller> person(String user);

    /** Everybody who may sign in here, as far as the house itself knows them; nobody when an issuer of tokens does. */
    List<Caller> everybody();

    /** A person by name, for texts ("Anna took this") and for checks; the name itself when unknown. */
    String displayName(String user);
}
