package dev.greenroom.engine;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Tells refusals at the engine's own API in its own form (type, message, code): the published clients read no other. */
@ConditionalOnWebApplication
@RestControllerAdvice
class StockProblems implements ResponseBodyAdvice<Object> {

    @Override
    public boolean supports(MethodParameter answer, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter answer,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof ProblemDetail problem
                && request instanceof ServletServerHttpRequest servlet
                && isEngine(servlet.getServletRequest())) {
            response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
            return inStockForm(problem);
        }
        return body;
    }

    private static boolean isEngine(HttpServletRequest request) {
        return RequestPath.isEngine(request);
    }

    private static Map<String, Object> inStockForm(ProblemDetail problem) {
        Map<String, Object> told = new LinkedHashMap<>();
        Map<String, Object> facts = problem.getProperties() == null ? Map.of() : problem.getProperties();
        told.putAll(facts);
        told.put("type", facts.getOrDefault("code", "refused"));
        told.put("message", String.valueOf(problem.getDetail()));
        told.put("code", 0);
        return told;
    }
}
