package dev.greenroom.engine;

import dev.greenroom.engine.models.Finding;
import dev.greenroom.engine.models.Finding.Kind;
import dev.greenroom.engine.models.ModelTrial;
import dev.greenroom.engine.models.ModelType;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.stereotype.Component;

/** Runs the engine's own parsers on a model; what they build is dropped. */
@Component
class EngineTrial implements ModelTrial {

    private final EngineCommands commands;

    EngineTrial(EngineCommands commands) {
        this.commands = commands;
    }

    @Override
    public List<Finding> tryOut(String resource, ModelType type, byte[] bytes) {
        return switch (type) {
            case PROCESS -> commands.runAsService(context -> process(context, resource, bytes));
            case DECISION -> commands.runAsService(context -> decision(context, resource, bytes));
            default -> List.of();
        };
    }

    private static List<Finding> process(CommandContext context, String resource, byte[] bytes) {
        DeploymentEntity deployment = new DeploymentEntity();
        deployment.setId("trial");
        deployment.setNew(true);
        try {
            parser(context)
                    .createParse()
                    .sourceInputStream(new ByteArrayInputStream(bytes))
                    .deployment(deployment)
                    .name(resource)
                    .execute();
            return List.of();
        } catch (ParseException refused) {
            return refused.getResorceReports().stream()
                    .flatMap(report -> report.getErrors().stream())
                    .map(problem -> finding(resource, problem))
                    .limit(20)
                    .toList();
        } catch (ProcessEngineException refused) {
            return List.of(finding(resource, refused));
        }
    }

    private static BpmnParser parser(CommandContext context) {
        return context.getProcessEngineConfiguration().getDeployers().stream()
                .filter(BpmnDeployer.class::isInstance)
                .map(deployer -> ((BpmnDeployer) deployer).getBpmnParser())
                .findFirst()
                .orElseThrow();
    }

    private static List<Finding> decision(CommandContext context, String resource, byte[] bytes) {
        try {
            context.getProcessEngineConfiguration()
                    .getDmnEngineConfiguration()
                    .getTransformer()
                    .createTransform()
                    .modelInstance(new ByteArrayInputStream(bytes))
                    .transformDecisionRequirementsGraph();
            return List.of();
        } catch (DmnEngineException | ProcessEngineException refused) {
            return List.of(finding(resource, refused));
        }
    }

    private static Finding finding(String resource, Problem problem) {
        return new Finding(
                resource,
                Optional.ofNullable(problem.getMainElementId()).orElse(Finding.DOCUMENT),
                problem.getLine() > 0 ? problem.getLine() : null,
                Kind.MEANING,
                "engine",
                problem.getMessage());
    }

    private static Finding finding(String resource, RuntimeException refused) {
        Throwable cause = refused;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String reason = String.valueOf(cause.getMessage());
        return new Finding(
                resource,
                Finding.DOCUMENT,
                null,
                Kind.MEANING,
                "engine",
                reason.length() > 300 ? reason.substring(0, 300) + "…" : reason);
    }
}
