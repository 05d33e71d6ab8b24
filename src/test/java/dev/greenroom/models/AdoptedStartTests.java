package dev.greenroom.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** Models of another house are started like our own: {@code POST /api/cases}. */
@GreenroomTest
class AdoptedStartTests {

    private final ApplicationContext context;
    private final Uploads uploads;
    private final Http http;

    AdoptedStartTests(@Autowired ApplicationContext context, @Autowired Environment environment) {
        this.context = context;
        this.uploads = new Uploads(environment);
        this.http = Http.of(environment);
    }

    @BeforeEach
    void emptyHouse() {
        CleanHouse.empty(context);
    }

    private List<String> publish(byte[] model) {
        Uploads.Answer answer = uploads.send("olga", "/api/models", Map.of("adopted.bpmn", model));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        List<String> codes = new ArrayList<>();
        answer.body()
                .at("/files/0/findings")
                .forEach(found -> codes.add(found.path("code").asText()));
        return codes;
    }

    private Http.Answer start(String variables) {
        return http.as("carla")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        "/api/cases",
                        "{\"process\":\"adopted\",\"customer\":{\"id\":\"C-1\",\"name\":\"Kim\"},\"variables\":"
                                + variables + "}");
    }

    private JsonNode started(String variables) {
        Http.Answer answer = start(variables);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json();
    }

    @Test
    void whatAStartLeavesOutIsEmptyWhereTheModelReadsIt() {
        String task = "<bpmn:userTask id=\"Step\" name=\"For ${who}\" camunda:assignee=\"${owner}\""
                + " camunda:candidateUsers=\"${mates}\" camunda:dueDate=\"${due}\" camunda:priority=\"${urgency}\">"
                + "<bpmn:multiInstanceLoopCharacteristics camunda:collection=\"lines\" camunda:elementVariable=\"line\"/>"
                + "</bpmn:userTask>";
        List<String> codes = publish(Bpmn.process("adopted", Bpmn.line(task)));
        assertThat(codes).contains("start-defaults", "reference-prefix", "start-form");
        JsonNode closed = started("{}");
        assertThat(closed.path("state").asText()).as("no lines, no items").isEqualTo("closed");
        JsonNode open = started("{\"lines\":[\"a\",\"b\"],\"who\":\"Kim\",\"urgency\":\"7\"}");
        assertThat(open.path("state").asText()).isEqualTo("open");
        assertThat(open.path("steps")).hasSize(2);
        assertThat(open.path("reference").asText()).startsWith("CS-");
    }

    @Test
    void aConditionWithoutItsVariableTakesTheDefaultWay() {
        String gateway = "<bpmn:exclusiveGateway id=\"Step\" default=\"Step_End\"/>"
                + "<bpmn:sequenceFlow id=\"Yes\" sourceRef=\"Step\" targetRef=\"Task\"><bpmn:conditionExpression"
                + " xsi:type=\"bpmn:tFormalExpression\">${approved}</bpmn:conditionExpression></bpmn:sequenceFlow>"
                + "<bpmn:userTask id=\"Task\" name=\"Look\"/>" + Bpmn.flow("Task", "End");
        publish(Bpmn.process("adopted", Bpmn.line(gateway)));
        assertThat(started("{}").path("state").asText()).isEqualTo("closed");
        assertThat(started("{\"approved\":true}").path("state").asText()).isEqualTo("open");
    }

    @Test
    void aMessageNamedByAVariableCanBeWaitedFor() {
        String event = "<bpmn:intermediateCatchEvent id=\"Step\"><bpmn:messageEventDefinition id=\"M\""
                + " messageRef=\"Message\"/></bpmn:intermediateCatchEvent>";
        publish(Bpmn.process("adopted", Bpmn.line(event), "<bpmn:message id=\"Message\" name=\"answer-${number}\"/>"));
        assertThat(started("{}").path("state").asText()).isEqualTo("open");
    }

    @Test
    void aProcessThatOnlyAMessageStartsBeginsAtItsEvent() {
        String inside = "<bpmn:startEvent id=\"Start\"><bpmn:messageEventDefinition id=\"M\" messageRef=\"Message\"/>"
                + "</bpmn:startEvent>" + Bpmn.flow("Start", "Step") + "<bpmn:userTask id=\"Step\" name=\"Look\"/>";
        List<String> codes =
                publish(Bpmn.process("adopted", inside, "<bpmn:message id=\"Message\" name=\"order-received\"/>"));
        assertThat(codes).contains("start-event");
        JsonNode open = started("{}");
        assertThat(open.path("state").asText()).isEqualTo("open");
        assertThat(open.path("steps")).hasSize(1);
    }

    @Test
    void aCaseStopsBeforeAProcessOrDecisionThatIsMissing() {
        for (String step : List.of(
                "<bpmn:callActivity id=\"Step\" calledElement=\"nowhere\"/>",
                "<bpmn:businessRuleTask id=\"Step\" camunda:decisionRef=\"nowhere\"/>")) {
            assertThat(publish(Bpmn.process("adopted", Bpmn.line(step))))
                    .containsAnyOf("missing-process", "missing-decision");
            assertThat(started("{}").path("state").asText()).as(step).isEqualTo("open");
        }
    }

    @Test
    void aModelThatCannotGoOnSaysWhere() {
        String gateway = "<bpmn:exclusiveGateway id=\"Step\"/><bpmn:sequenceFlow id=\"Yes\" sourceRef=\"Step\""
                + " targetRef=\"End\"><bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${amount &gt; 5}"
                + "</bpmn:conditionExpression></bpmn:sequenceFlow><bpmn:endEvent id=\"End\"/>"
                + "<bpmn:sequenceFlow id=\"No\" sourceRef=\"Step\" targetRef=\"End\"><bpmn:conditionExpression"
                + " xsi:type=\"bpmn:tFormalExpression\">${amount &lt; 1}</bpmn:conditionExpression></bpmn:sequenceFlow>"
                + "<bpmn:startEvent id=\"Start\"/>" + Bpmn.flow("Start", "Step");
        publish(Bpmn.process("adopted", gateway));
        Http.Answer stuck = start("{\"amount\":1}");
        assertThat(stuck.status()).isEqualTo(422);
        assertThat(stuck.json().path("code").asText()).isEqualTo("model-stuck");
        assertThat(stuck.json().path("detail").asText()).contains("'Step'");
        assertThat(started("{\"amount\":6}").path("state").asText()).isEqualTo("closed");
    }

    @Test
    void oddWordsInOneModelDoNotHideTheOthers() {
        String task = "<bpmn:userTask id=\"Step\" name=\"Look\"><bpmn:extensionElements><camunda:properties>"
                + "<camunda:property name=\"effortMinutes\" value=\"soon\"/></camunda:properties></bpmn:extensionElements>"
                + "</bpmn:userTask><bpmn:task/>";
        publish(Bpmn.process("adopted", Bpmn.line(task)));
        Http.Answer processes = http.as("carla").get("/api/processes");
        assertThat(processes.status()).as(processes.body()).isEqualTo(200);
        started("{}");
    }

    @Test
    void aFileIsWhatIsInItWhateverItsNameEndsWith() {
        byte[] model = Bpmn.process("adopted", Bpmn.line("<bpmn:userTask id=\"Step\" name=\"Look\"/>"));
        for (String name : List.of("order.xml", "Order.BPMN", "order.bpmn2", "order.v1.bpmn20.xml")) {
            Uploads.Answer answer = uploads.send("olga", "/api/models", Map.of(name, model));
            assertThat(answer.status()).as("%s %s", name, answer.body()).isEqualTo(201);
            CleanHouse.empty(context);
            uploads.send("olga", "/api/models", Map.of(name, model));
            started("{}");
            CleanHouse.empty(context);
        }
    }

    @Test
    void drawingsOfOtherToolsCarryTheirOwnData() {
        String data = "<bpmn:extensionElements><w:style xmlns:w=\"urn:other-tool\"><Grid spacing=\"15\"/></w:style>"
                + "</bpmn:extensionElements>";
        String model = new String(
                        Bpmn.process(
                                "adopted",
                                Bpmn.line("<bpmn:userTask id=\"Step\" name=\"Look\">" + data + "</bpmn:userTask>")),
                        StandardCharsets.UTF_8)
                .replace("encoding=\"UTF-8\"", "encoding=\"MacRoman\"");
        publish(model.getBytes(StandardCharsets.UTF_8));
        started("{}");
        String umlaut = model.replace("Look", "Prüfen");
        Uploads.Answer refused =
                uploads.send("olga", "/api/models", Map.of("a.bpmn", umlaut.getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(refused.body().at("/files/0/findings/0/code").asText()).isEqualTo("encoding");
        String loose = model.replace("<w:style xmlns:w=\"urn:other-tool\">", "").replace("</w:style>", "");
        Uploads.Answer bare =
                uploads.send("olga", "/api/models", Map.of("a.bpmn", loose.getBytes(StandardCharsets.UTF_8)));
        assertThat(bare.body().at("/files/0/findings/0/code").asText()).isEqualTo("unknown-element");
    }

    @Test
    void oneNameIsHandedInOnce() {
        byte[] model = Bpmn.process("adopted", Bpmn.line("<bpmn:userTask id=\"Step\" name=\"Look\"/>"));
        Uploads.Answer twice = uploads.send("olga", "/api/models", Map.of("a.bpmn", model, "a.xml", model));
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.body().path("code").asText()).isEqualTo("file-name");
    }
}
