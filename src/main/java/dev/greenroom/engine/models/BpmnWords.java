package dev.greenroom.engine.models;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The allow list for BPMN: which elements and attributes a model may use. What is not named here is refused. */
final class BpmnWords {

    private static final String ASYNC = " asyncBefore asyncAfter async exclusive jobPriority modelerTemplate"
            + " modelerTemplateVersion modelerTemplateIcon";
    private static final String FORM = " formKey formRef formRefBinding formRefVersion";
    private static final String WORK =
            ASYNC + " type topic taskPriority resultVariable resultVariableName delegateExpression";

    static final Set<String> ELEMENTS = words(
            """
            definitions process collaboration participant participantMultiplicity messageFlow messageFlowAssociation
            laneSet lane childLaneSet flowNodeRef partitionElement incoming outgoing documentation extensionElements
            startEvent endEvent intermediateCatchEvent intermediateThrowEvent boundaryEvent
            messageEventDefinition timerEventDefinition signalEventDefinition errorEventDefinition
            escalationEventDefinition conditionalEventDefinition compensateEventDefinition linkEventDefinition
            terminateEventDefinition cancelEventDefinition timeDate timeDuration timeCycle condition source target
            task userTask manualTask serviceTask sendTask receiveTask businessRuleTask callActivity subProcess transaction
            exclusiveGateway inclusiveGateway parallelGateway eventBasedGateway sequenceFlow conditionExpression
            multiInstanceLoopCharacteristics loopCardinality loopDataInputRef loopDataOutputRef inputDataItem
            outputDataItem completionCondition
            message signal error escalation association textAnnotation text group category categoryValue
            categoryValueRef dataObject dataObjectReference dataState dataStore dataStoreReference dataInput dataOutput
            dataInputAssociation dataOutputAssociation sourceRef targetRef assignment from to ioSpecification inputSet
            outputSet dataInputRefs dataOutputRefs inputSetRefs outputSetRefs optionalInputRefs whileExecutingInputRefs
            optionalOutputRefs whileExecutingOutputRefs property itemDefinition auditing monitoring
            humanPerformer potentialOwner performer resourceRole resourceRef resourceAssignmentExpression
            formalExpression resource rendering endPoint interface operation inMessageRef outMessageRef errorRef
            interfaceRef endPointRef supports correlationKey correlationPropertyRef relationship
            conversation conversationNode conversationLink participantRef messageFlowRef correlationProperty
            correlationSubscription correlationPropertyRetrievalExpression messagePath correlationPropertyBinding dataPath
            eventDefinitionRef resourceParameter resourceParameterBinding ioBinding operationRef participantAssociation
            innerParticipantRef outerParticipantRef supportedInterfaceRef transformation partnerEntity partnerRole
            extension conversationAssociation globalConversation subConversation globalTask globalUserTask
            globalManualTask globalBusinessRuleTask
            """);

    /** Elements that the engine would pass over or that nobody here can serve: named with their reason. */
    static final Map<String, String> UNSUPPORTED = Map.ofEntries(
            Map.entry("adHocSubProcess", "Ad-hoc sub-processes do not run on this engine."),
            Map.entry("complexGateway", "Complex gateways do not run on this engine."),
            Map.entry(
                    "standardLoopCharacteristics",
                    "Loop markers do not run on this engine; draw the loop or use multi-instance."),
            Map.entry("choreography", "Choreographies do not run on this engine."),
            Map.entry("choreographyTask", "Choreographies do not run on this engine."),
            Map.entry("callChoreography", "Choreographies do not run on this engine."),
            Map.entry("globalScriptTask", "Scripts are not run here."),
            Map.entry("callConversation", "Conversations do not run on this engine."),
            Map.entry("subChoreography", "Choreographies do not run on this engine."),
            Map.entry("globalChoreographyTask", "Choreographies do not run on this engine."),
            Map.entry("implicitThrowEvent", "Implicit throw events do not run on this engine."),
            Map.entry("activationCondition", "Complex gateways do not run on this engine."),
            Map.entry("loopCondition", "Loop markers do not run on this engine; draw the loop or use multi-instance."));

    /** Plain attributes of BPMN 2.0. */
    static final Set<String> PLAIN = words(
            """
            id name targetNamespace exporter exporterVersion expressionLanguage typeLanguage isExecutable processType
            isClosed definitionalCollaborationRef sourceRef targetRef default attachedToRef cancelActivity isInterrupting
            parallelMultiple triggeredByEvent isForCompensation startQuantity completionQuantity instantiate
            messageRef signalRef errorRef escalationRef activityRef waitForCompletion operationRef implementation
            calledElement isSequential behavior noneBehaviorEventRef oneBehaviorEventRef loopDataInputRef
            gatewayDirection eventGatewayType isImmediate errorCode escalationCode structureRef itemSubjectRef itemKind
            itemRef isCollection isUnlimited capacity dataObjectRef dataStoreRef processRef partitionElementRef
            associationDirection textFormat categoryValueRef value method language evaluatesToTypeRef implementationRef
            minimum maximum innerParticipantRef outerParticipantRef type direction parameterRef correlationKeyRef
            messageFlowRef correlationPropertyRef conversationRef supports triggeredBy resourceRef isRequired inputDataRef outputDataRef
            initiatingParticipantRef innerMessageFlowRef outerMessageFlowRef innerConversationNodeRef
            outerConversationNodeRef calledCollaborationRef mustUnderstand definition
            """);

    /** Elements of the camunda namespace, inside extension elements. */
    static final Set<String> EXTENSIONS = words(
            """
            properties property inputOutput inputParameter outputParameter list map entry value
            failedJobRetryTimeCycle in out potentialStarter resourceAssignmentExpression formalExpression
            formData formField formProperty validation constraint
            executionListener taskListener errorEventDefinition
            """);

    /** Plain attributes of those elements. */
    static final Map<String, Set<String>> EXTENSION_ATTRIBUTES = table(
            "property: id name value",
            "inputParameter: name",
            "outputParameter: name",
            "entry: key",
            "value: id name",
            "in: source sourceExpression target businessKey variables local",
            "out: source sourceExpression target variables local",
            "formData: businessKey",
            "formField: id label type datePattern defaultValue",
            "formProperty: id name type required readable writable variable expression datePattern default value",
            "constraint: name config",
            "executionListener: event delegateExpression",
            "taskListener: event delegateExpression id",
            "errorEventDefinition: id errorRef expression");

    /** Attributes of the camunda namespace by BPMN element. */
    static final Map<String, Set<String>> CAMUNDA = table(
            "definitions: diagramRelationId",
            "process: versionTag historyTimeToLive isStartableInTasklist candidateStarterUsers candidateStarterGroups"
                    + " jobPriority taskPriority modelerTemplate modelerTemplateVersion modelerTemplateIcon"
                    + " diagramRelationId",
            "collaboration: modelerTemplate modelerTemplateVersion",
            "startEvent:" + ASYNC + FORM + " initiator",
            "endEvent:" + ASYNC,
            "intermediateCatchEvent:" + ASYNC,
            "intermediateThrowEvent:" + ASYNC,
            "boundaryEvent:" + ASYNC,
            "task:" + ASYNC,
            "manualTask:" + ASYNC,
            "receiveTask:" + ASYNC,
            "userTask:" + ASYNC + FORM + " assignee candidateUsers candidateGroups dueDate followUpDate priority",
            "serviceTask:" + WORK,
            "sendTask:" + WORK,
            "businessRuleTask:" + WORK + " decisionRef decisionRefBinding decisionRefVersion decisionRefVersionTag"
                    + " decisionRefTenantId mapDecisionResult",
            "messageEventDefinition:" + WORK,
            "callActivity:" + ASYNC + " calledElementBinding calledElementVersion calledElementVersionTag"
                    + " calledElementTenantId",
            "subProcess:" + ASYNC,
            "transaction:" + ASYNC,
            "exclusiveGateway:" + ASYNC,
            "inclusiveGateway:" + ASYNC,
            "parallelGateway:" + ASYNC,
            "eventBasedGateway:" + ASYNC,
            "sequenceFlow: modelerTemplate modelerTemplateVersion modelerTemplateIcon",
            "multiInstanceLoopCharacteristics: collection elementVariable asyncBefore asyncAfter async exclusive"
                    + " jobPriority",
            "error: errorMessage",
            "errorEventDefinition: errorCodeVariable errorMessageVariable",
            "escalationEventDefinition: escalationCodeVariable",
            "conditionalEventDefinition: variableName variableEvents",
            "signalEventDefinition: async",
            "timerEventDefinition: exclusive");

    private BpmnWords() {}

    private static Set<String> words(String text) {
        return Set.copyOf(Arrays.asList(text.trim().split("\\s+")));
    }

    private static Map<String, Set<String>> table(String... rows) {
        Map<String, Set<String>> table = new HashMap<>();
        for (String row : rows) {
            String[] parts = row.split(":", 2);
            table.put(parts[0], new HashSet<>(Arrays.asList(parts[1].trim().split("\\s+"))));
        }
        return Map.copyOf(table);
    }
}
