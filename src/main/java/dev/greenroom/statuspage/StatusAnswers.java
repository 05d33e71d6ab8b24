package dev.greenroom.statuspage;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Writes pages of plain HTML that need no script, and says what a browser may do with them: next to nothing. */
@Component
class StatusAnswers {

    private static final String FOLDER = "/statuspage/";
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final SpringTemplateEngine templates = new SpringTemplateEngine();
    private final String style;
    private final String policy;

    StatusAnswers() throws IOException {
        ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver(StatusAnswers.class.getClassLoader());
        files.setPrefix(FOLDER.substring(1));
        files.setSuffix(".html");
        files.setTemplateMode(TemplateMode.HTML);
        files.setCharacterEncoding("UTF-8");
        templates.setTemplateResolver(files);
        ResourceBundleMessageSource words = new ResourceBundleMessageSource();
        words.setBasename("words.status");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        templates.setTemplateEngineMessageSource(words);
        try (InputStream file = Objects.requireNonNull(StatusAnswers.class.getResourceAsStream(FOLDER + "page.css"))) {
            style = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        policy = "default-src 'none'; style-src 'sha256-" + digest(style)
                + "'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }

    ResponseEntity<String> nothing(Locale language) {
        return answer(HttpStatus.NOT_FOUND, "nothing", language, Map.of());
    }

    ResponseEntity<String> wait(Locale language) {
        return answer(HttpStatus.TOO_MANY_REQUESTS, "wait", language, Map.of());
    }

    /** The template of this name, with what it speaks of. */
    ResponseEntity<String> answer(
            HttpStatus status, String template, Locale language, Map<String, ? extends @Nullable Object> about) {
        Map<String, @Nullable Object> known = new HashMap<>(about);
        known.put("style", style);
        known.put("language", language.getLanguage());
        ResponseEntity.BodyBuilder answer =
                headers(ResponseEntity.status(status)).contentType(HTML);
        if (status == HttpStatus.TOO_MANY_REQUESTS) {
            answer.header(HttpHeaders.RETRY_AFTER, "60");
        }
        return answer.body(templates.process(template, new Context(language, known)));
    }

    /** To the page again, so that reloading it repeats nothing. */
    ResponseEntity<String> again(String path) {
        return headers(ResponseEntity.status(HttpStatus.SEE_OTHER))
                .header(HttpHeaders.LOCATION, path)
                .build();
    }

    static void write(ResponseEntity<String> answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> response.setHeader(name, String.join(", ", List.copyOf(values))));
        String body = answer.getBody();
        response.getOutputStream().write((body == null ? "" : body).getBytes(StandardCharsets.UTF_8));
    }

    private ResponseEntity.BodyBuilder headers(ResponseEntity.BodyBuilder answer) {
        return answer.cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", policy)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex, nofollow");
    }

    private static String digest(String style) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
