package dev.greenroom.models;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.DecisionRequirementsDefinition;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.jspecify.annotations.Nullable;

/** A deployment, and a refusal, in the words of the stock Camunda REST API. */
final class StockDeployment {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private StockDeployment() {}

    static Map<String, @Nullable Object> of(DeploymentWithDefinitions deployment, String address) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("links", List.of(Map.of("method", "GET", "href", address + deployment.getId(), "rel", "self")));
        answer.put("id", deployment.getId());
        answer.put("name", deployment.getName());
        answer.put("source", deployment.getSource());
        answer.put("deploymentTime", TIME.format(deployment.getDeploymentTime().toInstant()));
        answer.put("tenantId", null);
        answer.put("deployedProcessDefinitions", processes(deployment.getDeployedProcessDefinitions()));
        answer.put("deployedCaseDefinitions", null);
        answer.put("deployedDecisionDefinitions", decisions(deployment.getDeployedDecisionDefinitions()));
        answer.put(
                "deployedDecisionRequirementsDefinitions",
                requirements(deployment.getDeployedDecisionRequirementsDefinitions()));
        return answer;
    }

    private static @Nullable Object processes(@Nullable List<ProcessDefinition> definitions) {
        if (definitions == null || definitions.isEmpty()) {
            return null;
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        for (ProcessDefinition definition : definitions) {
            Map<String, @Nullable Object> one = common(definition);
            one.put("description", definition.getDescription());
            one.put("diagram", definition.getDiagramResourceName());
            one.put("suspended", definition.isSuspended());
            one.put("versionTag", definition.getVersionTag());
            one.put("historyTimeToLive", definition.getHistoryTimeToLive());
            one.put("startableInTasklist", definition.isStartableInTasklist());
            answer.put(definition.getId(), one);
        }
        return answer;
    }

    private static @Nullable Object decisions(@Nullable List<DecisionDefinition> definitions) {
        if (definitions == null || definitions.isEmpty()) {
            return null;
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        for (DecisionDefinition definition : definitions) {
            Map<String, @Nullable Object> one = common(definition);
            one.put("decisionRequirementsDefinitionId", definition.getDecisionRequirementsDefinitionId());
            one.put("decisionRequirementsDefinitionKey", definition.getDecisionRequirementsDefinitionKey());
            one.put("historyTimeToLive", definition.getHistoryTimeToLive());
            one.put("versionTag", definition.getVersionTag());
            answer.put(definition.getId(), one);
        }
        return answer;
    }

    private static @Nullable Object requirements(@Nullable List<DecisionRequirementsDefinition> definitions) {
        if (definitions == null || definitions.isEmpty()) {
            return null;
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        definitions.forEach(definition -> answer.put(definition.getId(), common(definition)));
        return answer;
    }

    private static Map<String, @Nullable Object> common(ResourceDefinition definition) {
        Map<String, @Nullable Object> one = new LinkedHashMap<>();
        one.put("id", definition.getId());
        one.put("key", definition.getKey());
        one.put("category", definition.getCategory());
        one.put("name", definition.getName());
        one.put("version", definition.getVersion());
        one.put("resource", definition.getResourceName());
        one.put("deploymentId", definition.getDeploymentId());
        one.put("tenantId", definition.getTenantId());
        return one;
    }

    static Map<String, Object> refusal(String type, String message) {
        return Map.of("type", type, "message", message);
    }

    /** Every reason, by file, as the stock API lists what it cannot parse. */
    static Map<String, Object> refusal(Report report) {
        Map<String, Object> details = new LinkedHashMap<>();
        for (Report.File file : report.files()) {
            if (file.state() != Report.State.PUBLISHED) {
                details.put(
                        file.name(),
                        Map.of(
                                "errors",
                                        file.findings().stream()
                                                .filter(Report.Item::refuses)
                                                .map(StockDeployment::problem)
                                                .toList(),
                                "warnings", List.of()));
            }
        }
        String message = report.firstReason();
        return Map.of("type", "model-refused", "message", message, "details", details);
    }

    private static Map<String, Object> problem(Report.Item item) {
        return Map.of(
                "message", item.reason(),
                "line", item.line() == null ? 0 : item.line(),
                "column", 0,
                "mainElementId", item.element(),
                "elementIds", List.of(item.element()));
    }
}
