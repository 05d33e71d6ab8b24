package dev.greenroom.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import dev.greenroom.engine.models.HostileModels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

@GreenroomTest
class ModelDoorTests {

    private static final List<String> ENGINE_TABLES = List.of(
            "ACT_RE_DEPLOYMENT", "ACT_RE_PROCDEF", "ACT_RE_DECISION_DEF", "ACT_RE_CAMFORMDEF", "ACT_GE_BYTEARRAY");

    private final ApplicationContext context;
    private final ProcessEngine engine;
    private final JdbcTemplate jdbc;
    private final Uploads uploads;
    private final Http http;
    private final ShippedModels shipped;

    ModelDoorTests(
            @Autowired ApplicationContext context,
            @Autowired ProcessEngine engine,
            @Autowired JdbcTemplate jdbc,
            @Autowired Environment environment,
            @Autowired ShippedModels shipped) {
        this.context = context;
        this.engine = engine;
        this.jdbc = jdbc;
        this.uploads = new Uploads(environment);
        this.http = Http.of(environment);
        this.shipped = shipped;
    }

    @BeforeEach
    void emptyHouse() {
        CleanHouse.empty(context);
    }

    private List<Integer> engineRows() {
        return ENGINE_TABLES.stream()
                .map(table -> jdbc.queryForObject("select count(*) from " + table, Integer.class))
                .toList();
    }

    @Test
    void whatIsMissingIsFilledVisiblyAndWarnedOfUntilSettled() {
        Uploads.Answer answer = uploads.send("olga", "/api/models", Map.of("plain.bpmn", plain("plain", "")));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        JsonNode shelf = shelf("plain");
        assertThat(shelf.path("owner").asText()).isEqualTo("olga");
        assertThat(codes(shelf))
                .contains("history-time-to-live", "phases", "service-level", "outcomes", "start-form", "texts", "form");
        long warning = shelf.at("/warnings/0/id").asLong();
        String settle = "/api/models/plain/warnings/" + warning + "/settle";
        assertThat(http.as("otto").post(settle, "{}").status()).isEqualTo(403);
        int count = shelf.path("warnings").size();
        assertThat(http.as("olga").post(settle, "{}").json().path("warnings")).hasSize(count - 1);
        assertThat(http.as("olga").post(settle, "{}").status()).isEqualTo(404);
        uploads.send("olga", "/api/models", Map.of("plain.bpmn", plain("plain", "")));
        assertThat(shelf("plain").path("version").asInt()).isEqualTo(2);
        assertThat(shelf("plain").path("warnings")).as("settled stays settled").hasSize(count - 1);
    }

    @Test
    void aGenericFormIsMadeFromTheVariables() {
        uploads.send("olga", "/api/models", Map.of("plain.bpmn", plain("plain", "")));
        String form = resource("plain", "forms/plain/Task_1.form");
        assertThat(form)
                .contains("\"key\":\"approved\"", "\"type\":\"checkbox\"", "\"key\":\"amount\"", "\"type\":\"number\"");
    }

    @Test
    void unknownTopicsAndMissingProcessesAndDecisionsAreListed() {
        String more = "<bpmn:serviceTask id=\"S\" camunda:type=\"external\" camunda:topic=\"nobody.knows\"/>"
                + "<bpmn:businessRuleTask id=\"B\" camunda:decisionRef=\"no-decision\" camunda:resultVariable=\"r\"/>"
                + "<bpmn:callActivity id=\"C\" calledElement=\"no-process\"/>";
        Uploads.Answer answer = uploads.send("olga", "/api/models", Map.of("plain.bpmn", plain("plain", more)));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        assertThat(codes(shelf("plain"))).contains("unknown-topic", "missing-process", "missing-decision");
    }

    @Test
    void aTryRunPublishesNothing() {
        List<Integer> before = engineRows();
        Uploads.Answer answer =
                uploads.send("olga", "/api/models?dryRun=true", Map.of("plain.bpmn", plain("plain", "")));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("dryRun").asBoolean()).isTrue();
        assertThat(engineRows()).isEqualTo(before);
    }

    @Test
    void aModelOfOurOwnMustBeComplete() {
        Uploads.Answer answer =
                uploads.send("olga", "/api/models?origin=own", Map.of("plain.bpmn", plain("plain", "")));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/files/0/findings/0/kind").asText()).isEqualTo("completeness");
    }

    @Test
    void nobodyTakesAnothersKey() {
        Map<String, byte[]> file = Map.of("plain.bpmn", plain("plain", ""));
        assertThat(uploads.send("olga", "/api/models", file).status()).isEqualTo(201);
        Uploads.Answer answer = uploads.send("otto", "/api/models", file);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("detail").asText()).contains("belongs to olga");
        assertThat(uploads.send("ada", "/api/models", file).status()).isEqualTo(201);
    }

    @Test
    void onlyProcessOwnersPublish() {
        Map<String, byte[]> file = Map.of("plain.bpmn", plain("plain", ""));
        for (String person : List.of("anna", "berta", "carla", "sven", "omar", "wim")) {
            assertThat(uploads.send(person, "/api/models", file).status())
                    .as(person)
                    .isEqualTo(403);
            assertThat(uploads.send(person, "/engine-rest/deployment/create", file)
                            .status())
                    .as(person)
                    .isEqualTo(403);
        }
    }

    @Test
    void aZipIsPublishedWholeOrNotAtAll() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("a/one.bpmn", plain("one", ""));
        files.put("a/two.bpmn", plain("two", ""));
        files.put("readme.txt", "hello".getBytes(StandardCharsets.UTF_8));
        Uploads.Answer good = uploads.send("olga", "/api/models", Map.of("all.zip", Uploads.zip(files)));
        assertThat(good.status()).as(good.body().toString()).isEqualTo(201);
        assertThat(good.body().at("/files/2/state").asText()).isEqualTo("skipped");
        List<Integer> before = engineRows();
        files.put(
                "a/three.bpmn",
                HostileModels.snippets().findFirst().orElseThrow().bytes());
        Uploads.Answer bad = uploads.send("olga", "/api/models", Map.of("all.zip", Uploads.zip(files)));
        assertThat(bad.status()).isEqualTo(422);
        assertThat(engineRows()).isEqualTo(before);
    }

    @Test
    void aZipThatLeavesItsFolderOrGrowsIsRefused() {
        byte[] model = plain("one", "");
        for (String name : List.of(
                "../one.bpmn",
                "/etc/one.bpmn",
                "a/../../one.bpmn",
                "a\\..\\one.bpmn",
                "C:one.bpmn",
                "a/\u202Eone.bpmn")) {
            assertThat(uploads.send("olga", "/api/models", Map.of("a.zip", Uploads.zip(Map.of(name, model))))
                            .status())
                    .as(name)
                    .isEqualTo(422);
        }
        byte[] bomb = Uploads.zip(Map.of("bomb.bpmn", new byte[100 * 1024 * 1024]));
        assertThat(uploads.send("olga", "/api/models", Map.of("a.zip", bomb)).status())
                .isEqualTo(422);
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 300; i++) {
            many.put("m" + i + ".bpmn", model);
        }
        assertThat(uploads.send("olga", "/api/models", Map.of("a.zip", Uploads.zip(many)))
                        .status())
                .isEqualTo(422);
        assertThat(uploads.send(
                                "olga",
                                "/api/models",
                                Map.of("a.zip", "PK\u0003\u0004 no".getBytes(StandardCharsets.UTF_8)))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aLargeBodyIsRefusedUnread() {
        assertThat(uploads.send("olga", "/api/models", Map.of("a.bpmn", new byte[3 * 1024 * 1024]))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void processesThatCallEachOtherWithoutAWaitAreRefused() {
        String call = "<bpmn:callActivity id=\"Step\" calledElement=\"%s\"/>";
        String waiting = "<bpmn:callActivity id=\"Step\" calledElement=\"%s\" camunda:asyncBefore=\"true\"/>";
        Map<String, byte[]> circle = new LinkedHashMap<>();
        circle.put("ping.bpmn", Bpmn.process("ping", Bpmn.line(call.formatted("pong"))));
        circle.put("pong.bpmn", Bpmn.process("pong", Bpmn.line(call.formatted("ping"))));
        Uploads.Answer together = uploads.send("olga", "/api/models", circle);
        assertThat(together.status()).isEqualTo(422);
        assertThat(together.body().path("detail").asText()).contains("'Step'", "leads back");
        byte[] self = Bpmn.process("ping", Bpmn.line(call.formatted("ping")));
        assertThat(uploads.send("olga", "/api/models", Map.of("self.bpmn", self))
                        .status())
                .isEqualTo(422);
        byte[] ping = Bpmn.process("ping", Bpmn.line("<bpmn:manualTask id=\"Step\"/>"));
        assertThat(uploads.send("olga", "/api/models", Map.of("ping.bpmn", ping))
                        .status())
                .isEqualTo(201);
        assertThat(uploads.send("olga", "/api/models", Map.of("pong.bpmn", circle.get("pong.bpmn")))
                        .status())
                .isEqualTo(201);
        Uploads.Answer later = uploads.send("olga", "/api/models", Map.of("ping.bpmn", circle.get("ping.bpmn")));
        assertThat(later.status()).as("through a process deployed earlier").isEqualTo(422);
        byte[] patient = Bpmn.process("ping", Bpmn.line(waiting.formatted("pong")));
        assertThat(uploads.send("olga", "/api/models", Map.of("ping.bpmn", patient))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aPersonKeepsOnlySoManyDrafts() {
        String half = "<bpmn:serviceTask id=\"Step\" name=\"%s\"/>";
        for (int i = 0; i < 100; i++) {
            byte[] draft = Bpmn.process("half", Bpmn.line(half.formatted(i)));
            assertThat(uploads.send("olga", "/api/models", Map.of("half.bpmn", draft))
                            .status())
                    .isEqualTo(201);
        }
        byte[] more = Bpmn.process("half", Bpmn.line(half.formatted("more")));
        Uploads.Answer refused = uploads.send("olga", "/api/models", Map.of("half.bpmn", more));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("code").asText()).isEqualTo("too-many-drafts");
        String id = http.as("olga").get("/api/models").json().at("/drafts/0/id").asText();
        assertThat(http.as("otto").delete("/api/models/drafts/" + id).status()).isEqualTo(404);
        assertThat(http.as("olga").delete("/api/models/drafts/" + id).status()).isEqualTo(204);
        byte[] draft = Bpmn.process("half", Bpmn.line(half.formatted(100)));
        assertThat(uploads.send("olga", "/api/models", Map.of("half.bpmn", draft))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void theModelersDeployButtonWorks() {
        Uploads.Answer answer = uploads.send(
                "olga",
                "/engine-rest/deployment/create",
                Map.of(
                        "deployment-name",
                        "plain",
                        "deployment-source",
                        "Camunda Modeler",
                        "enable-duplicate-filtering",
                        "true",
                        "tenant-id",
                        ""),
                Map.of("plain.bpmn", plain("plain", "")));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.body().path("name").asText()).isEqualTo("plain");
        assertThat(answer.body().at("/links/0/href").asText())
                .endsWith("/engine-rest/deployment/" + answer.body().path("id").asText());
        JsonNode definition =
                answer.body().path("deployedProcessDefinitions").elements().next();
        assertThat(definition.path("key").asText()).isEqualTo("plain");
        assertThat(definition.path("version").asInt()).isEqualTo(1);
        Uploads.Answer again = uploads.send(
                "olga",
                "/engine-rest/deployment/create",
                Map.of("deployment-name", "plain", "deploy-changed-only", "true"),
                Map.of("plain.bpmn", plain("plain", "")));
        assertThat(again.body().path("id").asText())
                .isEqualTo(answer.body().path("id").asText());
        assertThat(again.body().path("deployedProcessDefinitions").isNull()).isTrue();
    }

    @Test
    void theModelerFindsWhatItAsksForFirst() {
        Http olga = http.as("olga");
        assertThat(olga.get("/engine-rest/version").json().path("version").asText())
                .isEqualTo("7.24.0");
        assertThat(olga.get("/engine-rest/deployment?maxResults=0").body()).isEqualTo("[]");
        Uploads.Answer bad = uploads.send(
                "olga",
                "/engine-rest/deployment/create",
                Map.of("deployment-name", "bad", "deployment-source", "Camunda Modeler"),
                Map.of(
                        "Prüfung (neu).bpmn",
                        Bpmn.process("bad", Bpmn.line("<bpmn:scriptTask id=\"Step\" scriptFormat=\"juel\"/>"))));
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.body().path("message").asText()).contains("Prüfung (neu).bpmn", "'Step'", "script");
        assertThat(bad.body()
                        .at("/details")
                        .elements()
                        .next()
                        .at("/errors/0/mainElementId")
                        .asText())
                .isEqualTo("Step");
        Uploads.Answer tenant = uploads.send(
                "olga",
                "/engine-rest/deployment/create",
                Map.of("deployment-name", "plain", "tenant-id", "acme"),
                Map.of("plain.bpmn", plain("plain", "")));
        assertThat(tenant.status()).isEqualTo(400);
        assertThat(tenant.body().path("message").asText()).contains("tenant-id");
    }

    @Test
    void aShippedModelNeverReplacesAnOwnersVersion() throws Exception {
        byte[] own = Files.readAllBytes(Path.of("processes/loan-application/loan-application.bpmn"));
        byte[] changed = new String(own, StandardCharsets.UTF_8)
                .replace("name=\"Loan application\"", "name=\"Loan application (new)\"")
                .getBytes(StandardCharsets.UTF_8);
        Uploads.Answer answer = uploads.send("olga", "/api/models", Map.of("loan-application.bpmn", changed));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        int version = shelf("loan-application").path("version").asInt();
        shipped.afterSingletonsInstantiated();
        assertThat(shelf("loan-application").path("version").asInt()).isEqualTo(version);
        shipped.publish(
                "loan-application", List.of(new ModelFile("processes/loan-application/loan-application.bpmn", own)));
        JsonNode conflicts = http.as("olga").get("/api/models").json().path("conflicts");
        assertThat(conflicts).hasSize(1);
        assertThat(conflicts.at("/0/folder").asText()).isEqualTo("loan-application");
    }

    @Test
    void shippedModelsAreCompleteAndDeployedOnce() {
        List<Integer> before = engineRows();
        shipped.afterSingletonsInstantiated();
        assertThat(engineRows()).isEqualTo(before);
        assertThat(http.as("olga").get("/api/models").json().path("items"))
                .isNotEmpty()
                .allSatisfy(shelf ->
                        assertThat(shelf.path("warnings")).as(shelf.toString()).isEmpty());
    }

    private JsonNode shelf(String key) {
        for (JsonNode shelf : http.as("olga").get("/api/models").json().path("items")) {
            if (shelf.path("key").asText().equals(key)) {
                return shelf;
            }
        }
        throw new AssertionError("No model " + key);
    }

    private static List<String> codes(JsonNode shelf) {
        List<String> codes = new ArrayList<>();
        shelf.path("warnings").forEach(warning -> codes.add(warning.path("code").asText()));
        return codes;
    }

    private String resource(String key, String name) {
        String deployment = shelf(key).path("deployment").asText();
        try (var in = engine.getRepositoryService().getResourceAsStream(deployment, name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.io.IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static byte[] plain(String key, String more) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="test">
                  <bpmn:process id="KEY" name="Plain" isExecutable="true">
                    <bpmn:startEvent id="Start"/>
                    <bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="Task_1"/>
                    <bpmn:userTask id="Task_1" name="Look at it" camunda:formKey="embedded:app:forms/look.html"/>
                    <bpmn:sequenceFlow id="F2" sourceRef="Task_1" targetRef="G"/>
                    <bpmn:exclusiveGateway id="G" default="F4"/>
                    <bpmn:sequenceFlow id="F3" sourceRef="G" targetRef="End">
                      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${approved == true &amp;&amp; amount &gt; 100}</bpmn:conditionExpression>
                    </bpmn:sequenceFlow>
                    <bpmn:sequenceFlow id="F4" sourceRef="G" targetRef="End"/>
                    <bpmn:endEvent id="End"/>
                    MORE
                  </bpmn:process>
                </bpmn:definitions>
                """
                .replace("KEY", key)
                .replace("MORE", more)
                .getBytes(StandardCharsets.UTF_8);
    }
}
