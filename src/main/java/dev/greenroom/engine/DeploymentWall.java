package dev.greenroom.engine;

import java.util.Locale;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;

/** Looks at every resource of a new deployment, through whatever door it came, before the engine reads it. */
class DeploymentWall implements Deployer {

    private final ProcessWall processes;

    DeploymentWall(ProcessWall processes) {
        this.processes = processes;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        // What was deployed before stays readable: its cases must go on.
        if (deployment.isNew()) {
            deployment.getResources().values().forEach(this::check);
        }
    }

    private void check(ResourceEntity resource) {
        String name = resource.getName().toLowerCase(Locale.ROOT);
        Findings findings = new Findings(resource.getName());
        if (name.endsWith(".bpmn") || name.endsWith(".bpmn20.xml")) {
            processes.check(resource.getBytes(), findings);
        } else if (name.endsWith(".dmn") || name.endsWith(".dmn11.xml")) {
            DecisionWall.check(resource.getBytes(), findings);
        } else if (name.endsWith(".form") || name.endsWith(".json")) {
            FormWall.check(resource.getBytes(), findings);
        } else {
            findings.add((String) null, "only .bpmn, .dmn, .form and .json can be deployed");
        }
        findings.refuseIfAny();
    }
}
