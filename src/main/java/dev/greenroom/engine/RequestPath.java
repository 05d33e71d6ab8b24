package dev.greenroom.engine;

import jakarta.servlet.http.HttpServletRequest;

/** The decoded path of a request, as the servlets see it: nothing hides behind percent signs. */
final class RequestPath {

    private static final String ENGINE = "/engine-rest";

    private RequestPath() {}

    static String of(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }

    static boolean isEngine(HttpServletRequest request) {
        String path = of(request);
        return path.equals(ENGINE) || path.startsWith(ENGINE + "/");
    }

    static boolean isOwn(HttpServletRequest request) {
        return of(request).startsWith("/api/");
    }
}
