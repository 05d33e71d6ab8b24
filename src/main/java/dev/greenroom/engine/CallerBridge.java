package dev.greenroom.engine;

import dev.greenroom.security.Caller;
import dev.greenroom.security.Callers;
import dev.greenroom.security.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the engine who calls, for the length of one request: threads are used again by the next caller. */
@ConditionalOnWebApplication
@Component
class CallerBridge extends OncePerRequestFilter {

    private final Callers callers;
    private final IdentityService identity;

    CallerBridge(Callers callers, IdentityService identity) {
        this.callers = callers;
        this.identity = identity;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !RequestPath.isOwn(request) && !RequestPath.isEngine(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            caller().ifPresent(caller -> identity.setAuthentication(caller.name(), groups(caller), List.of()));
            if (RequestPath.isOwn(request)) {
                OwnDoor.open();
            }
            chain.doFilter(request, response);
        } finally {
            OwnDoor.close();
            identity.clearAuthentication();
        }
    }

    private Optional<Caller> caller() {
        try {
            return Optional.of(callers.current());
        } catch (AuthenticationException nobody) {
            return Optional.empty();
        }
    }

    private static List<String> groups(Caller caller) {
        return Stream.concat(caller.roles().stream().map(Role::key), caller.groups().stream())
                .distinct()
                .toList();
    }
}
