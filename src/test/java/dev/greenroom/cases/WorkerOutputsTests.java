package dev.greenroom.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Workers outside write what their topic, or the model, says; where neither says anything, what they like. */
@GreenroomTest
class WorkerOutputsTests {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ProcessEngine engine;

    private Loans loans;

    @BeforeEach
    void open() {
        CleanHouse.empty(context);
        loans = new Loans(context);
    }

    @Test
    void aKnownTopicWritesWhatItIsKnownToWrite() {
        loans.startUpToTheOffer(Loans.GOOD);
        String id = fetched("documents.generate-offer");
        Http.Answer more = complete(id, "{\"offerId\": {\"value\": \"OF-1\"}, \"approved\": {\"value\": true}}");
        assertThat(more.status()).as(more.toString()).isEqualTo(400);
        assertThat(more.body()).contains("variables.approved").contains("documents.generate-offer");
        Http.Answer thrown = loans.as("wim")
                .post(
                        "/engine-rest/external-task/" + id + "/bpmnError",
                        "{\"workerId\": \"wim\", \"errorCode\": \"x\", \"variables\": {\"limit\": {\"value\": 1}}}");
        assertThat(thrown.status()).as(thrown.toString()).isEqualTo(400);
        assertThat(complete(id, "{\"offerId\": {\"value\": \"OF-1\"}, \"monthlyPayment\": {\"value\": 12.5}}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void aModelMaySayWhatItsStepWrites() {
        start("payment.custom", "stamp, weight");
        String id = fetched("payment.custom");
        assertThat(complete(id, "{\"colour\": {\"value\": \"red\"}}").status()).isEqualTo(400);
        assertThat(complete(id, "{\"stamp\": {\"value\": \"red\"}}").status()).isEqualTo(204);
    }

    @Test
    void whereNobodySaysAnythingAWorkerWritesWhatItLikes() {
        start("payment.free", null);
        assertThat(complete(fetched("payment.free"), "{\"colour\": {\"value\": \"red\"}}")
                        .status())
                .isEqualTo(204);
    }

    private void start(String topic, @org.jspecify.annotations.Nullable String writes) {
        BpmnModelInstance model = Bpmn.createExecutableProcess("free")
                .camundaHistoryTimeToLive(30)
                .startEvent()
                .serviceTask("Task_Call")
                .camundaExternalTask(topic)
                .userTask()
                .done();
        if (writes != null) {
            CamundaProperty property = model.newInstance(CamundaProperty.class);
            property.setCamundaName("writes");
            property.setCamundaValue(writes);
            ServiceTask task = model.getModelElementById("Task_Call");
            task.builder()
                    .addExtensionElement(model.newInstance(CamundaProperties.class))
                    .getElement()
                    .getExtensionElements()
                    .getElementsQuery()
                    .filterByType(CamundaProperties.class)
                    .singleResult()
                    .getCamundaProperties()
                    .add(property);
        }
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("free.bpmn", model)
                .deploy();
        engine.getRuntimeService().startProcessInstanceByKey("free");
    }

    private String fetched(String topic) {
        Http.Answer locked = loans.as("wim")
                .post(
                        "/engine-rest/external-task/fetchAndLock",
                        "{\"workerId\": \"wim\", \"maxTasks\": 1, \"topics\": [{\"topicName\": \"" + topic
                                + "\", \"lockDuration\": 60000}]}");
        assertThat(locked.json()).as(locked.toString()).hasSize(1);
        return locked.json().get(0).get("id").asText();
    }

    private Http.Answer complete(String id, String variables) {
        return loans.as("wim")
                .post(
                        "/engine-rest/external-task/" + id + "/complete",
                        "{\"workerId\": \"wim\", \"variables\": " + variables + "}");
    }
}
