package dev.greenroom.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Answers 401 and 403 with the same problem documents as everything else. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final HandlerExceptionResolver resolver;
    private final SignInWays ways;

    Refusals(HandlerExceptionResolver resolver, SignInWays ways) {
        this.resolver = resolver;
        this.ways = ways;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why) {
        if (!askedByScript(request)) {
            ask(response);
        }
        answer(request, response, why);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why) {
        answer(request, response, why);
    }

    private void ask(HttpServletResponse response) {
        if (ways.demo()) {
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Greenroom\", charset=\"UTF-8\"");
        }
        if (ways.tokens()) {
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Greenroom\"");
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Exception why) {
        resolver.resolveException(request, response, null, why);
    }

    /** A browser would show its own sign-in dialog over our page: only those that navigate or are no browser get asked. */
    private static boolean askedByScript(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        String mode = request.getHeader("Sec-Fetch-Mode");
        return request.getHeader("X-Requested-With") != null
                || (accept != null && (accept.contains("json") || accept.contains("event-stream")))
                || (mode != null && !mode.equals("navigate"));
    }
}
