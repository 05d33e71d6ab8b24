package dev.greenroom.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@ConditionalOnWebApplication
@RestController
class SessionController {

    /** Who somebody is, as screens show it. */
    record Person(String name, String displayName, List<String> roles, List<String> groups) {

        static Person of(Caller caller) {
            return new Person(
                    caller.name(),
                    caller.displayName(),
                    caller.roles().stream().sorted().map(Role::key).toList(),
                    caller.groups().stream().sorted(Comparator.naturalOrder()).toList());
        }
    }

    /** The header that every change of a cookie session carries, with its value. */
    record Csrf(String header, String token) {}

    /** Who is signed in. */
    record Session(Person user, boolean demo, @Nullable Csrf csrf) {}

    /** The demo personas, for the sign-in page. */
    record Personas(List<Person> items) {}

    /** A name and a password. */
    record Attempt(@NotBlank @Size(max = 100) String name, @NotBlank @Size(max = 200) String password) {}

    private final PasswordSignIn signIn;
    private final People people;
    private final SecurityContextRepository contexts;
    private final SessionAuthenticationStrategy onSignIn;
    private final CsrfTokenRepository tokens;

    SessionController(
            PasswordSignIn signIn,
            People people,
            SecurityContextRepository contexts,
            SessionAuthenticationStrategy onSignIn,
            CsrfTokenRepository tokens) {
        this.signIn = signIn;
        this.people = people;
        this.contexts = contexts;
        this.onSignIn = onSignIn;
        this.tokens = tokens;
    }

    @GetMapping("/api/session")
    Session session(HttpServletRequest request) {
        Csrf csrf = csrf(request);
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn) {
            return new Session(Person.of(signedIn.getPrincipal()), people.demo(), csrf);
        }
        throw new AuthenticationCredentialsNotFoundException("Nobody is signed in.");
    }

    @PostMapping("/api/session")
    Session signIn(@Valid @RequestBody Attempt attempt, HttpServletRequest request, HttpServletResponse response) {
        SignedIn signedIn = signIn.signIn(request.getRemoteAddr(), attempt.name(), attempt.password());
        onSignIn.onAuthentication(signedIn, request, response);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(signedIn);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        CsrfToken token = tokens.generateToken(request);
        tokens.saveToken(token, request, response);
        return new Session(
                Person.of(signedIn.getPrincipal()), people.demo(), new Csrf(token.getHeaderName(), token.getToken()));
    }

    @DeleteMapping("/api/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    @GetMapping("/api/personas")
    Personas personas(HttpServletRequest request) {
        csrf(request);
        return new Personas(people.personas().stream().map(Person::of).toList());
    }

    /** Reading the token sets its cookie; a caller with an Authorization header needs neither. */
    private static @Nullable Csrf csrf(HttpServletRequest request) {
        if (Origins.byHeader(request)
                || !(request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token)) {
            return null;
        }
        return new Csrf(token.getHeaderName(), token.getToken());
    }
}
