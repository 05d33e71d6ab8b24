package dev.greenroom.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** What the door for models says of cases and work without a target. */
@GreenroomTest
class ModelLevelsTests {

    private final ApplicationContext context;
    private final Uploads uploads;

    ModelLevelsTests(@Autowired ApplicationContext context, @Autowired Environment environment) {
        this.context = context;
        this.uploads = new Uploads(environment);
    }

    @BeforeEach
    void emptyHouse() {
        CleanHouse.empty(context);
    }

    @Test
    void modelsFromElsewhereKeepAWarningThatNamesTheLineThatCountsInstead() {
        Uploads.Answer elsewhere = uploads.send("olga", "/api/models?origin=elsewhere", Map.of("stray.bpmn", stray()));

        assertThat(elsewhere.status()).as(elsewhere.toString()).isEqualTo(201);
        assertThat(levels(elsewhere))
                .containsExactlyInAnyOrder(
                        "stray: The service level 'stray' has no line in the service-level table. The line 'default'"
                                + " of the table counts instead.",
                        "Task_Look: The service level 'stray.look' has no line in the service-level table. The line"
                                + " 'default.step' of the table counts instead.");
    }

    @Test
    void ourOwnModelsAreRefused() {
        Uploads.Answer own = uploads.send("olga", "/api/models?origin=own", Map.of("stray.bpmn", stray()));

        assertThat(own.status()).isEqualTo(422);
        assertThat(levels(own)).hasSize(2);
    }

    @Test
    void aTableFromElsewhereIsToldWhatItDoesNotSay() throws IOException {
        String shipped = Files.readString(Path.of("processes/service-levels/service-levels.dmn"));
        Uploads.Answer sent = uploads.send(
                "olga",
                "/api/models?origin=elsewhere",
                Map.of(
                        "service-levels.dmn",
                        shipped.replace("\"nudge\"", "\"nudge-of-old\"").getBytes(StandardCharsets.UTF_8)));

        assertThat(sent.status()).as(sent.toString()).isEqualTo(201);
        assertThat(levels(sent))
                .containsExactly(
                        "service-levels: The table has no line 'nudge': what the desk asks is to be answered as"
                                + " shipped.");
    }

    private static List<String> levels(Uploads.Answer answer) {
        List<String> found = new ArrayList<>();
        answer.body().at("/files/0/findings").forEach(each -> {
            if (each.path("code").asText().equals("service-level")) {
                found.add(each.path("element").asText() + ": "
                        + each.path("reason").asText());
            }
        });
        return found;
    }

    private static byte[] stray() {
        return """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="elsewhere">
                  <bpmn:process id="stray" name="Stray" isExecutable="true">
                    <bpmn:startEvent id="Start"/>
                    <bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="Task_Look"/>
                    <bpmn:userTask id="Task_Look" name="Look at it" camunda:candidateGroups="refunds"/>
                    <bpmn:sequenceFlow id="F2" sourceRef="Task_Look" targetRef="End"/>
                    <bpmn:endEvent id="End"/>
                  </bpmn:process>
                </bpmn:definitions>
                """
                .getBytes(StandardCharsets.UTF_8);
    }
}
