package dev.greenroom.statuspage;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Lets nobody in without a good link, before anything of the request is read; whatever is wrong with a link, the answer is
 * the same. A good one opens also where others guess: nobody can be locked out by them.
 */
@ConditionalOnWebApplication
@Component
class StatusDoor extends OncePerRequestFilter {

    private static final String HERE = "/s";
    private static final String PREFIX = HERE + "/";

    private final StatusLinks links;
    private final Nowhere nowhere;
    private final HandlerExceptionResolver resolver;

    StatusDoor(
            StatusLinks links,
            Nowhere nowhere,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
        this.links = links;
        this.nowhere = nowhere;
        this.resolver = resolver;
    }

    /** Whether this is asked of the customers' pages, whatever it is. */
    static boolean leadsHere(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith(PREFIX) || path.equals(HERE);
    }

    /** What stands where the link has its token; empty when nothing does. */
    static String token(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith(PREFIX) ? path.substring(PREFIX.length()).split("/", 2)[0] : "";
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !leadsHere(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<StatusLink> link;
        try {
            link = links.find(token(request));
        } catch (DataAccessException | CannotCreateTransactionException failure) {
            if (resolver.resolveException(request, response, null, failure) == null) {
                throw failure;
            }
            return;
        }
        if (link.isPresent()) {
            request.setAttribute(StatusLink.ATTRIBUTE, link.get());
            chain.doFilter(request, response);
            return;
        }
        StatusAnswers.write(nowhere.tell(StatusVisitor.of(request, null)), response);
    }
}
