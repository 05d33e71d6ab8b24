package dev.greenroom.engine;

import dev.greenroom.engine.models.CheckedModel;
import dev.greenroom.engine.models.Finding;
import dev.greenroom.engine.models.ModelCheck;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.xml.ProblemImpl;

/** Looks at every resource of a new deployment, through whatever door it came, before the engine reads it. */
class DeploymentWall implements Deployer {

    private static final Element NOWHERE = new Element("", "", "", null, null);

    private final ModelCheck check;

    DeploymentWall(ModelCheck check) {
        this.check = check;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        // What was deployed before stays readable: its cases must go on.
        if (deployment.isNew()) {
            deployment.getResources().values().forEach(resource -> check(resource.getName(), resource.getBytes()));
        }
    }

    /** Refuses one file, naming every element and reason. */
    void check(String resource, byte[] bytes) {
        CheckedModel model = check.check(resource, bytes);
        List<Problem> problems = new ArrayList<>();
        model.findings().stream()
                .filter(DeploymentWall::refuses)
                .map(DeploymentWall::problem)
                .forEach(problems::add);
        if (!problems.isEmpty()) {
            String more = problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)";
            throw new ParseException(
                    "'" + resource + "' is refused: " + problems.get(0).getMessage() + more,
                    resource,
                    problems,
                    List.of());
        }
    }

    /** What could do harm, and what the engine could not read; the rest is for the door that people use. */
    private static boolean refuses(Finding finding) {
        return switch (finding.kind()) {
            case MALFORMED, SAFETY -> true;
            case UNFINISHED -> !finding.code().equals("not-executable");
            case MEANING, COMPLETENESS -> false;
        };
    }

    private static Problem problem(Finding finding) {
        return new ProblemImpl("'" + finding.element() + "': " + finding.reason(), NOWHERE, finding.element());
    }
}
