package dev.greenroom.security;

import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Reads the caller from Spring Security's context. */
@Component
class SignedInCallers implements Callers {

    private final People people;

    SignedInCallers(People people) {
        this.people = people;
    }

    @Override
    public Caller current() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn) {
            return signedIn.getPrincipal();
        }
        throw new AuthenticationCredentialsNotFoundException("Nobody is signed in.");
    }

    @Override
    public Optional<Caller> person(String user) {
        return people.named(user);
    }

    @Override
    public List<Caller> everybody() {
        return people.personas();
    }

    @Override
    public String displayName(String user) {
        return people.named(user).map(Caller::displayName).orElse(user);
    }
}
