package dev.greenroom.sla;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Office;
import dev.greenroom.readmodel.CaseViews;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A model that was made elsewhere draws no timers and names no levels; its cases and its work have clocks all the same. */
@GreenroomTest
class ForeignClockTests {

    private static final String MODEL =
            """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="elsewhere">
              <bpmn:process id="stray" name="Stray" isExecutable="true" camunda:historyTimeToLive="P30D">
                <bpmn:startEvent id="Start"/>
                <bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="Task_Look"/>
                <bpmn:userTask id="Task_Look" camunda:candidateGroups="refunds"/>
                <bpmn:sequenceFlow id="f2" sourceRef="Task_Look" targetRef="End"/>
                <bpmn:endEvent id="End"/>
              </bpmn:process>
            </bpmn:definitions>""";

    private final ApplicationContext context;
    private final SlaRows rows;
    private Office office;

    ForeignClockTests(@Autowired ApplicationContext context, @Autowired SlaRows rows) {
        this.context = context;
        this.rows = rows;
        this.office = new Office(context);
    }

    @BeforeEach
    void aModelFromElsewhere() {
        CleanHouse.empty(context);
        office = new Office(context);
        context.getBean(RepositoryService.class)
                .createDeployment()
                .addString("stray.bpmn", MODEL)
                .deploy();
    }

    private String start() {
        String root = context.getBean(RuntimeService.class)
                .startProcessInstanceByKey("stray", Map.of("customerId", "C-1"))
                .getId();
        assertThat(rows.openOf(root)).hasSize(2);
        return context.getBean(CaseViews.class).byInstance(root).orElseThrow().reference();
    }

    @Test
    void itsCasesCountByTheLineForAnyCase() {
        JsonNode told = office.get(start());

        assertThat(told.get("sla").get("state").asText()).isEqualTo("on-track");
        assertThat(told.get("clock").get("level").asText()).isEqualTo("stray");
        assertThat(told.get("clock").get("target").asInt()).isEqualTo(10);
        assertThat(told.get("clock").get("unit").asText()).isEqualTo("business-days");
    }

    @Test
    void itsWorkCountsByTheLineForAnyStep() {
        JsonNode item = office.as("anna")
                .get("/api/work/" + office.itemAt(start(), "Task_Look"))
                .json();

        assertThat(item.get("sla").get("state").asText()).isEqualTo("on-track");
        assertThat(item.get("sla").get("dueAt").asText()).isEqualTo("2026-03-04T16:00:00Z");
    }

    @Test
    void theirOwnLineCountsOnceThereIsOne() {
        ClockModel.deployLevels(
                context.getBean(RepositoryService.class),
                ClockModel.rule(1, "stray", "-", "16", "") + ClockModel.rule(2, "stray.look", "-", "4", ""));
        String reference = start();

        assertThat(office.get(reference).get("clock").get("target").asInt()).isEqualTo(16);
        assertThat(office.as("anna")
                        .get("/api/work/" + office.itemAt(reference, "Task_Look"))
                        .json()
                        .get("sla")
                        .get("unit")
                        .asText())
                .isEqualTo("business-hours");
    }

    @Test
    void aCaseThatIsOverAtOnceHasNoClockThatRuns() {
        context.getBean(RepositoryService.class)
                .createDeployment()
                .addString(
                        "stray.bpmn",
                        MODEL.replace("bpmn:userTask", "bpmn:task").replace(" camunda:candidateGroups=\"refunds\"", ""))
                .deploy();
        String root = context.getBean(RuntimeService.class)
                .startProcessInstanceByKey("stray")
                .getId();

        assertThat(rows.openOf(root)).isEmpty();
    }
}
