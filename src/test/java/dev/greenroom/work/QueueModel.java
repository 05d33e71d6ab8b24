package dev.greenroom.work;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/** The smallest queue: each case is one thing to be done without input, one kind of it by who knows motors. */
public final class QueueModel {

    public static final String PLAIN = "queue-plain";
    static final String MOTOR = "queue-motor";
    /** Its item has a month: nothing of its rank comes from its clock for a long time. */
    static final String PATIENT = "queue-patient";

    /** May be done between calls, in six minutes. */
    static final String SHORT = "queue-short";
    /** The same in twelve. */
    static final String LONG = "queue-long";
    /** The same in six, by who knows motors. */
    static final String SHORT_MOTOR = "queue-short-motor";

    private final ProcessEngine engine;

    private QueueModel(ProcessEngine engine) {
        this.engine = engine;
    }

    /** For people of this group. */
    public static QueueModel deployed(ProcessEngine engine, String group) {
        deploy(engine, PLAIN, Map.of(), group);
        deploy(engine, MOTOR, Map.of("skills", "motor:2"), group);
        deploy(engine, PATIENT, Map.of("serviceLevel", "loan-application.follow-up-offer"), group);
        return new QueueModel(engine);
    }

    /** Work that may be done between calls. */
    static QueueModel blendable(ProcessEngine engine, String group) {
        deploy(engine, SHORT, Map.of("blendable", "true", "effortMinutes", "6"), group);
        deploy(engine, LONG, Map.of("blendable", "true", "effortMinutes", "12"), group);
        deploy(engine, SHORT_MOTOR, Map.of("blendable", "true", "effortMinutes", "6", "skills", "motor:2"), group);
        deploy(engine, PLAIN, Map.of("effortMinutes", "6"), group);
        return new QueueModel(engine);
    }

    private static void deploy(ProcessEngine engine, String process, Map<String, String> says, String group) {
        var model = Bpmn.createExecutableProcess(process)
                .camundaHistoryTimeToLive(30)
                .startEvent("StartEvent_Begun")
                .userTask("Task_Do")
                .name("Do it")
                .camundaCandidateGroups(group)
                .camundaPriority("${casePriority}")
                .endEvent("EndEvent_Done")
                .done();
        if (!says.isEmpty()) {
            UserTask task = model.getModelElementById("Task_Do");
            CamundaProperties properties = model.newInstance(CamundaProperties.class);
            says.forEach((name, value) -> {
                CamundaProperty property = model.newInstance(CamundaProperty.class);
                property.setCamundaName(name);
                property.setCamundaValue(value);
                properties.addChildElement(property);
            });
            task.builder().addExtensionElement(properties);
        }
        engine.getRepositoryService()
                .createDeployment()
                .name(process)
                .addModelInstance(process + ".bpmn", model)
                .deploy();
    }

    /** A case of that process, and its only item. */
    public String item(String process, int priority, int amount) {
        String instance = engine.getRuntimeService()
                .startProcessInstanceByKey(
                        process,
                        UUID.randomUUID().toString(),
                        Map.of("casePriority", priority, "amount", amount, "customerId", "C-" + UUID.randomUUID()))
                .getId();
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }
}
