package dev.greenroom.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.greenroom.shared.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Reads every body for the engine's API before the engine does, and lets through only what Greenroom's rules allow. */
@ConditionalOnWebApplication
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 10)
class RestGate extends OncePerRequestFilter {

    private static final String DEPLOYMENT = "/engine-rest/deployment/create";

    private final HandlerExceptionResolver resolver;
    private final RestRules rules;
    private final ObjectMapper mapper = JsonMapper.builder().build();

    RestGate(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver, RestRules rules) {
        this.resolver = resolver;
        this.rules = rules;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !RequestPath.isEngine(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest checked;
        try {
            checked = checked(request);
        } catch (Refusal | IOException refused) {
            resolver.resolveException(request, response, null, refused);
            return;
        }
        try {
            chain.doFilter(checked, response);
        } finally {
            OwnDoor.close();
        }
    }

    private HttpServletRequest checked(HttpServletRequest request) throws IOException {
        if (isMultipart(request)) {
            if (!RequestPath.of(request).equals(DEPLOYMENT)) {
                throw new BodyRefused("Content-Type", "must be application/json here");
            }
            return request;
        }
        byte[] body = request.getInputStream().readAllBytes();
        if (body.length > 0 && !isJson(request.getContentType())) {
            throw new BodyRefused("Content-Type", "must be application/json");
        }
        ReadRequest read = new ReadRequest(request, body);
        read.getParameterMap().forEach((name, values) -> {
            for (String value : values) {
                RestBodies.checkParameter(name, value);
            }
        });
        JsonNode json = json(body);
        RestBodies.check(json);
        rules.check(request.getMethod(), RequestPath.of(request), json);
        return read;
    }

    private JsonNode json(byte[] body) throws IOException {
        if (body.length == 0) {
            return mapper.createObjectNode();
        }
        try {
            return mapper.readTree(body);
        } catch (JsonProcessingException broken) {
            throw new BodyRefused("body", "is no valid JSON");
        }
    }

    private static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private static boolean isJson(@Nullable String type) {
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_JSON_VALUE);
    }
}
