package dev.greenroom.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.xml.ProblemImpl;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Node;

/** What is wrong with one resource of a deployment, by element. */
final class Findings {

    private static final Element NOWHERE = new Element("", "", "", null, null);

    private final String resource;
    private final List<Problem> problems = new ArrayList<>();

    Findings(String resource) {
        this.resource = resource;
    }

    void add(org.w3c.dom.Element element, String reason) {
        add(nearestId(element), reason);
    }

    void add(@Nullable String element, String reason) {
        String message = element == null ? reason : "'" + element + "': " + reason;
        problems.add(element == null ? new ProblemImpl(message, NOWHERE) : new ProblemImpl(message, NOWHERE, element));
    }

    /** Refuses the deployment when anything was found. */
    void refuseIfAny() {
        if (!problems.isEmpty()) {
            String first = problems.get(0).getMessage();
            String more = problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)";
            throw new ParseException("'" + resource + "' is refused: " + first + more, resource, problems, List.of());
        }
    }

    private static @Nullable String nearestId(org.w3c.dom.Element element) {
        Node node = element;
        while (node instanceof org.w3c.dom.Element candidate) {
            if (candidate.hasAttribute("id")) {
                return candidate.getAttribute("id");
            }
            node = candidate.getParentNode();
        }
        return null;
    }
}
