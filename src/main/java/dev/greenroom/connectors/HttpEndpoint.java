package dev.greenroom.connectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A real system behind a connector: JSON over HTTP, the effect's key as {@code Idempotency-Key}. */
final class HttpEndpoint {

    private static final Set<Integer> PASSING = Set.of(408, 425, 429);
    private static final Set<Integer> OUR_FAULT = Set.of(401, 403, 405, 406, 415);

    private final String name;
    private final URI base;
    private final @Nullable String token;
    private final Duration timeout;
    private final HttpClient client;
    private final ObjectMapper json;

    HttpEndpoint(
            String name, URI base, @Nullable String token, Duration timeout, HttpClient client, ObjectMapper json) {
        this.name = name;
        this.base = base.toString().endsWith("/") ? base : URI.create(base + "/");
        this.token = token;
        this.timeout = timeout;
        this.client = client;
        this.json = json;
    }

    <T> T post(String path, Object body, String key, Class<T> answer) {
        return post(path, body, key, answer, problem -> Map.of());
    }

    /** The same; {@code told} reads from a refusal what the case shall know about it. */
    <T> T post(String path, Object body, String key, Class<T> answer, Function<JsonNode, Map<String, Object>> told) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(write(body)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return read(send(request.build()), answer, told);
    }

    private HttpResponse<String> send(HttpRequest request) {
        CompletableFuture<HttpResponse<String>> call = client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        try {
            // The request's own time-out ends with the head of the answer; this one covers its body too.
            return call.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            call.cancel(true);
            throw CallFailed.passing(name + " did not answer within " + timeout.toSeconds() + " s.");
        } catch (ExecutionException e) {
            throw CallFailed.passing(name + " could not be reached.");
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw CallFailed.passing("The call to " + name + " was interrupted.");
        }
    }

    private <T> T read(HttpResponse<String> response, Class<T> answer, Function<JsonNode, Map<String, Object>> told) {
        int status = response.statusCode();
        if (status >= 500 || PASSING.contains(status)) {
            throw CallFailed.passing(name + " answered " + status + ".");
        }
        if (status >= 400 && !OUR_FAULT.contains(status)) {
            throw refusal(status, response.body(), told);
        }
        if (status < 200 || status >= 300) {
            throw CallFailed.hopeless(name + " answered " + status + ".");
        }
        try {
            T read = json.readValue(response.body(), answer);
            if (read == null) {
                throw CallFailed.hopeless(name + " answered with nothing.");
            }
            refuseMissing(read);
            return read;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw CallFailed.hopeless(name + " gave an answer that does not match its contract.");
        }
    }

    /** A member that the contract promises and the answer lacks. */
    private void refuseMissing(Object answer) {
        for (RecordComponent member : answer.getClass().getRecordComponents()) {
            boolean mayLack = member.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (!mayLack && valueOf(member, answer) == null) {
                throw CallFailed.hopeless(name + " gave an answer without " + member.getName() + ".");
            }
        }
    }

    private static @Nullable Object valueOf(RecordComponent member, Object answer) {
        try {
            return member.getAccessor().invoke(answer);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A record cannot be read", e);
        }
    }

    private RuntimeException refusal(int status, String body, Function<JsonNode, Map<String, Object>> told) {
        try {
            JsonNode problem = json.readTree(body);
            String code = problem == null ? "" : problem.path("code").asText("");
            if (code.matches("[a-z0-9-]{1,80}")) {
                return new CallRefused(code, name + " refused: " + code + ".").telling(told.apply(problem));
            }
        } catch (JsonProcessingException e) {
            return CallFailed.hopeless(name + " answered " + status + " without a problem document.");
        }
        return CallFailed.hopeless(name + " answered " + status + " without a code.");
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A request record cannot be written as JSON", e);
        }
    }
}
