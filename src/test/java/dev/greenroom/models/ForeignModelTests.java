package dev.greenroom.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import dev.greenroom.engine.models.Corpus;
import dev.greenroom.engine.models.HostileModels;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

@GreenroomTest
class ForeignModelTests {

    private static final List<String> ENGINE_TABLES = List.of(
            "ACT_RE_DEPLOYMENT", "ACT_RE_PROCDEF", "ACT_RE_DECISION_DEF", "ACT_RE_CAMFORMDEF", "ACT_GE_BYTEARRAY");

    private final ApplicationContext context;
    private final ProcessEngine engine;
    private final JdbcTemplate jdbc;
    private final Uploads uploads;
    private final Http http;
    private final Models models;

    ForeignModelTests(
            @Autowired ApplicationContext context,
            @Autowired ProcessEngine engine,
            @Autowired JdbcTemplate jdbc,
            @Autowired Environment environment,
            @Autowired Models models) {
        this.context = context;
        this.engine = engine;
        this.jdbc = jdbc;
        this.uploads = new Uploads(environment);
        this.http = Http.of(environment);
        this.models = models;
    }

    @BeforeEach
    void emptyHouse() {
        CleanHouse.empty(context);
    }

    @Test
    void everyGoodModelOfAnotherHouseIsPublishedAndStarts() {
        assertThat(Corpus.expecting("adopt")).allSatisfy(entry -> {
            Uploads.Answer answer = uploads.send("olga", "/api/models", Map.of(entry.name(), entry.bytes()));
            assertThat(answer.status()).as("%s %s", entry, answer.body()).isEqualTo(201);
            assertThat(answer.body().at("/files/0/state").asText()).isEqualTo("published");
            if (answer.body().at("/files/0/type").asText().equals("process")) {
                assertThat(answer.body().at("/files/0/keys")).isNotEmpty();
                answer.body().at("/files/0/keys").forEach(key -> assertThat(start(key.asText()))
                        .as(entry.toString())
                        .isEqualTo(201));
            }
        });
    }

    private int start(String process) {
        return http.as("carla")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        "/api/cases",
                        "{\"process\":\"" + process + "\",\"customer\":{\"id\":\"C-1\",\"name\":\"Kim\"},"
                                + "\"variables\":{}}")
                .status();
    }

    @Test
    void everyBadModelOfAnotherHouseIsRefusedWithElementAndReason() {
        List<Integer> before = engineRows();
        assertThat(Corpus.expecting("reject-code", "reject-malformed", "other-dialect"))
                .allSatisfy(entry -> {
                    Uploads.Answer answer = uploads.send("olga", "/api/models", Map.of(entry.name(), entry.bytes()));
                    assertThat(answer.status()).as(entry.toString()).isEqualTo(422);
                    assertThat(answer.body().path("code").asText()).isEqualTo("model-refused");
                    assertThat(answer.body().path("errors")).isNotEmpty();
                    assertThat(answer.body().at("/files/0/findings/0/element").asText())
                            .isNotEmpty();
                    assertThat(answer.body().at("/files/0/findings/0/reason").asText())
                            .isNotEmpty();
                });
        assertThat(engineRows()).isEqualTo(before);
    }

    @Test
    void whatCannotRunIsRefusedOrKeptAsADraftAndNeverPublished() {
        List<Integer> before = engineRows();
        assertThat(Corpus.expecting("reject-semantic", "reject-unsupported")).allSatisfy(entry -> {
            Uploads.Answer answer = uploads.send("olga", "/api/models", Map.of(entry.name(), entry.bytes()));
            String state = answer.body().at("/files/0/state").asText();
            assertThat(answer.status() + " " + state).as(entry.toString()).isIn("422 refused", "201 draft");
        });
        assertThat(engineRows()).isEqualTo(before);
    }

    @Test
    void aDrawingIsKeptAsADraftWithTheReason() {
        List<Integer> before = engineRows();
        assertThat(Corpus.expecting("import-only")).allSatisfy(entry -> {
            Uploads.Answer answer = uploads.send("olga", "/api/models", Map.of(entry.name(), entry.bytes()));
            assertThat(answer.status()).as("%s %s", entry, answer.body()).isEqualTo(201);
            assertThat(answer.body().at("/files/0/state").asText()).isEqualTo("draft");
            assertThat(draft(entry.name()).path("reasons")).isNotEmpty();
            String id = draft(entry.name()).path("id").asText();
            assertThat(http.as("olga").get("/api/models/drafts/" + id).status()).isEqualTo(200);
        });
        assertThat(engineRows()).isEqualTo(before);
    }

    private JsonNode draft(String resource) {
        for (JsonNode draft : http.as("olga").get("/api/models").json().path("drafts")) {
            if (draft.path("resource").asText().equals(resource)) {
                return draft;
            }
        }
        throw new AssertionError("No draft of " + resource);
    }

    @Test
    void aThousandHostileVariantsLeaveNothingBehind() {
        List<Integer> before = engineRows();
        List<HostileModels.Variant> variants =
                new ArrayList<>(HostileModels.expressions().toList());
        variants.addAll(HostileModels.snippets().toList());
        variants.addAll(HostileModels.runaways().toList());
        assertThat(variants).hasSizeGreaterThan(1_000).allSatisfy(variant -> assertThatThrownBy(() -> models.publish(
                        List.of(new ModelFile("hostile.bpmn", variant.bytes())),
                        new Publication("hostile", "olga", false, Publication.Origin.BY_CONTENT, false, false)))
                .as(variant.toString())
                .isInstanceOf(ModelRefused.class));
        assertThat(engineRows()).isEqualTo(before);
        assertThat(Path.of("CANARY")).doesNotExist();
    }

    @Test
    void hostileVariantsAreRefusedAtBothAddresses() {
        List<Integer> before = engineRows();
        List<HostileModels.Variant> variants = HostileModels.snippets().toList();
        for (HostileModels.Variant variant : variants) {
            Map<String, byte[]> file = Map.of("hostile.bpmn", variant.bytes());
            assertThat(uploads.send("olga", "/api/models", file).status())
                    .as(variant.toString())
                    .isEqualTo(422);
            Uploads.Answer stock = uploads.send("olga", "/engine-rest/deployment/create", file);
            assertThat(stock.status()).as(variant.toString()).isEqualTo(400);
            assertThat(stock.body().path("type").asText()).isEqualTo("model-refused");
            assertThat(stock.body().path("message").asText()).isNotEmpty();
        }
        assertThat(engineRows()).isEqualTo(before);
    }

    @Test
    void theEnginesOwnWallRefusesWhatComesThroughAnotherDoor() {
        List<Integer> before = engineRows();
        List<HostileModels.Variant> variants =
                new ArrayList<>(HostileModels.snippets().toList());
        variants.addAll(HostileModels.expressions()
                .filter(variant -> variant.place().equals("name"))
                .toList());
        for (HostileModels.Variant variant : variants) {
            assertThatThrownBy(() -> engine.getRepositoryService()
                            .createDeployment()
                            .addInputStream("hostile.bpmn", new ByteArrayInputStream(variant.bytes()))
                            .deploy())
                    .as(variant.toString())
                    .isInstanceOf(ProcessEngineException.class);
        }
        assertThat(engineRows()).isEqualTo(before);
        assertThat(Path.of("CANARY")).doesNotExist();
    }

    private List<Integer> engineRows() {
        return ENGINE_TABLES.stream()
                .map(table -> jdbc.queryForObject("select count(*) from " + table, Integer.class))
                .toList();
    }
}
