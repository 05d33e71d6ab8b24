package dev.greenroom.firststart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import org.springframework.web.util.HtmlUtils;

/** The page, in the reader's language; for anything that is no page an answer that says "later". */
final class FirstStartPage implements HttpHandler {

    static final String STATE = "X-Greenroom-First-Start";
    private static final String FOLDER = "/first-start/";

    private final Supplier<Progress> progress;
    private final Runnable startEmpty;

    FirstStartPage(Supplier<Progress> progress, Runnable startEmpty) {
        this.progress = progress;
        this.startEmpty = startEmpty;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            boolean reads = exchange.getRequestMethod().equals("GET");
            if (reads && path.equals(FOLDER + "page.css")) {
                answer(exchange, 200, "text/css", resource("page.css"));
            } else if (reads && path.equals(FOLDER + "page.js")) {
                answer(exchange, 200, "text/javascript", resource("page.js"));
            } else if (exchange.getRequestMethod().equals("POST") && path.equals(FOLDER + "empty")) {
                goOnEmpty(exchange);
            } else if (!reads || isForMachines(path)) {
                exchange.getResponseHeaders().set("Retry-After", "5");
                answer(
                        exchange,
                        503,
                        "application/problem+json",
                        "{\"status\":503,\"code\":\"starting\",\"detail\":\"Greenroom is starting. Try again soon.\"}");
            } else {
                answer(exchange, 200, "text/html", page(exchange));
            }
        }
    }

    private static boolean isForMachines(String path) {
        return path.startsWith("/api") || path.startsWith("/engine-rest") || path.startsWith("/actuator");
    }

    /** Only from this very page: another site's form must not decide. */
    private void goOnEmpty(HttpExchange exchange) throws IOException {
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (origin == null || !origin.equals("http://" + host)) {
            answer(exchange, 403, "text/plain", "Not from here.");
            return;
        }
        if (progress.get().state() == Progress.State.FAILED) {
            startEmpty.run();
        }
        exchange.getResponseHeaders().set("Location", "/");
        answer(exchange, 303, "text/plain", "");
    }

    private String page(HttpExchange exchange) throws IOException {
        String wanted = exchange.getRequestHeaders().getFirst("Accept-Language");
        boolean german = wanted != null && wanted.toLowerCase(Locale.ROOT).startsWith("de");
        ResourceBundle words = ResourceBundle.getBundle(
                "first-start.words",
                german ? Locale.GERMAN : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Progress now = progress.get();
        boolean failed = now.state() == Progress.State.FAILED;
        String count = now.all() == 0
                ? words.getString("beginning")
                : String.format(words.getString("count"), now.done(), now.all());
        return resource("page.html")
                .replace("{lang}", german ? "de" : "en")
                .replace("{title}", words.getString(failed ? "failed.title" : "title"))
                .replace(
                        "{text}",
                        words.getString(
                                failed ? "failed.text" : now.state() == Progress.State.OPENING ? "opening" : "text"))
                .replace("{count}", count)
                .replace("{done}", Integer.toString(now.done()))
                .replace("{all}", Integer.toString(Math.max(1, now.all())))
                .replace("{bar}", words.getString("bar"))
                .replace("{button}", words.getString("failed.button"))
                .replace("{words}", HtmlUtils.htmlEscape(String.join("\n", now.lastWords())))
                .replace("{state}", now.state().name().toLowerCase(Locale.ROOT));
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type + "; charset=utf-8");
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self';"
                        + " frame-ancestors 'none'; base-uri 'none'");
        headers.set(STATE, "yes");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(FirstStartPage.class.getResourceAsStream(FOLDER + name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
