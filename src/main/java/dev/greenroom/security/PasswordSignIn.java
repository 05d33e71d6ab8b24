package dev.greenroom.security;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Signs in by name and password, for the sign-in page and for HTTP Basic. */
@Component
class PasswordSignIn implements AuthenticationManager {

    private final People people;
    private final SignInDelay delay = new SignInDelay(System::nanoTime);

    PasswordSignIn(People people) {
        this.people = people;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String address = attempt.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "";
        return signIn(address, attempt.getName(), String.valueOf(attempt.getCredentials()));
    }

    SignedIn signIn(String address, String name, String password) {
        delay.check(address, name);
        Caller caller = people.withPassword(name, password).orElse(null);
        if (caller == null) {
            delay.failed(address, name);
            throw new BadCredentialsException("Name or password is wrong.");
        }
        delay.succeeded(address, name);
        return new SignedIn(caller);
    }
}
