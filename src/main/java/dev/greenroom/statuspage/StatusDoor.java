package dev.greenroom.statuspage;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets nobody in without a good link, before anything of the request is read; whatever is wrong with a link, the answer is
 * the same. A good one opens also where others guess: nobody can be locked out by them.
 */
@ConditionalOnWebApplication
@Component
class StatusDoor extends OncePerRequestFilter {

    private static final String PREFIX = "/s/";

    private final StatusLinks links;
    private final Guesses guesses;
    private final StatusAnswers answers;

    StatusDoor(StatusLinks links, Guesses guesses, StatusAnswers answers) {
        this.links = links;
        this.guesses = guesses;
        this.answers = answers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(PREFIX);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String token = request.getRequestURI().substring(PREFIX.length()).split("/", 2)[0];
        Optional<StatusLink> link = links.find(token);
        if (link.isPresent()) {
            request.setAttribute(StatusLink.ATTRIBUTE, link.get());
            chain.doFilter(request, response);
            return;
        }
        StatusVisitor visitor = StatusVisitor.of(request, null);
        boolean answered = guesses.count(visitor.address());
        write(answered ? answers.nothing(visitor.language()) : answers.wait(visitor.language()), response);
    }

    private static void write(ResponseEntity<String> answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> response.setHeader(name, String.join(", ", List.copyOf(values))));
        String body = answer.getBody();
        response.getOutputStream().write((body == null ? "" : body).getBytes(StandardCharsets.UTF_8));
    }
}
