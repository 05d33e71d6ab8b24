package dev.greenroom.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses changes that a page of another origin makes a browser send, whatever credentials the browser adds. */
final class ForeignPages extends OncePerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final Refusals refusals;

    ForeignPages(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!READS.contains(request.getMethod()) && Origins.foreign(request)) {
            refusals.handle(request, response, new AccessDeniedException("Sent by a page of another origin."));
            return;
        }
        chain.doFilter(request, response);
    }
}
