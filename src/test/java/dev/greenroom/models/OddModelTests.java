package dev.greenroom.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** Legal but odd models in the manners of many modelers; the first words of a file's name say what must become of it. */
@GreenroomTest
class OddModelTests {

    private static final Path FOLDER = Path.of("src/test/resources/foreign");

    /** Processes that decide at once, without a default way, must be told what to decide by. */
    private static final Map<String, String> DECISIVE =
            Map.of("decides-at-once", "\"amount\":5", "decides-by-word", "\"kind\":\"old\"");

    private final ApplicationContext context;
    private final ProcessEngine engine;
    private final Uploads uploads;
    private final Http http;

    OddModelTests(
            @Autowired ApplicationContext context,
            @Autowired ProcessEngine engine,
            @Autowired Environment environment) {
        this.context = context;
        this.engine = engine;
        this.uploads = new Uploads(environment);
        this.http = Http.of(environment);
    }

    @BeforeEach
    void emptyHouse() {
        CleanHouse.empty(context);
    }

    private static Stream<String> named(String expected) {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(expected))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    static Stream<String> adopted() {
        return named("adopt");
    }

    static Stream<String> refused() {
        return Stream.of("reject-code", "reject-malformed", "other-dialect").flatMap(OddModelTests::named);
    }

    static Stream<String> stuck() {
        return Stream.of("reject-semantic", "reject-unsupported").flatMap(OddModelTests::named);
    }

    static Stream<String> drawn() {
        return named("import-only");
    }

    private static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(FOLDER.resolve(name));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private Uploads.Answer send(String name, byte[] bytes) {
        return uploads.send("olga", "/api/models", Map.of(name, bytes));
    }

    private long definitions() {
        return engine.getRepositoryService().createProcessDefinitionQuery().count();
    }

    @ParameterizedTest
    @MethodSource("adopted")
    void isPublishedAndStarts(String name) {
        publishedAndStarted(name, bytes(name));
    }

    private void publishedAndStarted(String name, byte[] bytes) {
        Uploads.Answer answer = send(name, bytes);
        assertThat(answer.status()).as("%s %s", name, answer.body()).isEqualTo(201);
        assertThat(answer.body().at("/files/0/state").asText()).isEqualTo("published");
        List<String> keys = new ArrayList<>();
        answer.body().at("/files/0/keys").forEach(key -> keys.add(key.asText()));
        assertThat(keys).isNotEmpty().allSatisfy(key -> {
            Http.Answer started = start(key, DECISIVE.getOrDefault(key, ""));
            assertThat(started.status()).as("%s %s", name, started).isEqualTo(201);
            assertThat(started.json().path("state").asText()).as(name).isEqualTo("open");
        });
    }

    private Http.Answer start(String process, String variables) {
        return http.as("carla")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        "/api/cases",
                        "{\"process\":\"" + process
                                + "\",\"customer\":{\"id\":\"C-1\",\"name\":\"Kim\"},\"variables\":{" + variables
                                + "}}");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedWithElementAndReason(String name) {
        long before = definitions();
        Uploads.Answer answer = send(name, bytes(name));
        assertThat(answer.status()).as("%s %s", name, answer.body()).isEqualTo(422);
        assertThat(answer.body().path("code").asText()).isEqualTo("model-refused");
        JsonNode first = answer.body().at("/files/0/findings/0");
        assertThat(first.path("element").asText()).isNotEmpty();
        assertThat(first.path("reason").asText()).isNotEmpty();
        assertThat(definitions()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("stuck")
    void isRefusedOrKeptAsADraft(String name) {
        long before = definitions();
        Uploads.Answer answer = send(name, bytes(name));
        String state = answer.body().at("/files/0/state").asText();
        assertThat(answer.status() + " " + state)
                .as("%s %s", name, answer.body())
                .isIn("422 refused", "201 draft");
        JsonNode first = answer.body().at("/files/0/findings/0");
        assertThat(first.path("element").asText())
                .as("%s %s", name, answer.body())
                .isNotEmpty()
                .isNotEqualTo("document");
        assertThat(first.path("reason").asText()).isNotEmpty();
        assertThat(definitions()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void isKeptAsADraftWithTheReason(String name) {
        long before = definitions();
        Uploads.Answer answer = send(name, bytes(name));
        assertThat(answer.status()).as("%s %s", name, answer.body()).isEqualTo(201);
        assertThat(answer.body().at("/files/0/state").asText()).isEqualTo("draft");
        assertThat(http.as("olga").get("/api/models").json().at("/drafts/0/reasons"))
                .isNotEmpty();
        assertThat(definitions()).isEqualTo(before);
    }

    @Test
    void anySetOfCharactersThatUnicodeKnowsIsRead() {
        String model = new String(bytes("adopt-templates-and-colours.bpmn"), StandardCharsets.UTF_8);
        String wide = model.replace("UTF-8", "UTF-16");
        String undeclared = model.replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", "");
        Map<String, byte[]> written = Map.of(
                "with a mark", ("\uFEFF" + model).getBytes(StandardCharsets.UTF_8),
                "wide", wide.getBytes(StandardCharsets.UTF_16),
                "wide, other way round", ("\uFEFF" + wide).getBytes(StandardCharsets.UTF_16LE),
                "wide, no mark", model.replace("UTF-8", "UTF-16LE").getBytes(StandardCharsets.UTF_16LE),
                "undeclared", undeclared.getBytes(StandardCharsets.UTF_8),
                "undeclared, with a mark", ("\uFEFF" + undeclared).getBytes(StandardCharsets.UTF_8),
                "declared in small letters",
                        model.replace("\"UTF-8\"?>", "'utf-8' standalone='no' ?>")
                                .getBytes(StandardCharsets.UTF_8),
                "the other version",
                        model.replace("version=\"1.0\"", "version=\"1.1\"").getBytes(StandardCharsets.UTF_8),
                "lines of another system", model.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        written.forEach((manner, bytes) -> {
            CleanHouse.empty(context);
            publishedAndStarted(manner.replace(" ", "-").replace(",", "") + ".bpmn", bytes);
        });
    }
}
