package dev.greenroom.engine.models;

import java.util.Set;

/** The namespaces a model file speaks. */
public final class Names {

    public static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    public static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    public static final String CAMUNDA_DMN = "http://camunda.org/schema/1.0/dmn";
    public static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    static final String XML = "http://www.w3.org/XML/1998/namespace";
    static final String MODELER = "http://camunda.org/schema/modeler/1.0";
    static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";

    /** Older names under which the engine still reads its extensions. */
    static final Set<String> LEGACY = Set.of("http://activiti.org/bpmn", "http://www.camunda.com/fox");

    /** Other products whose extensions make a model theirs, not ours. */
    static final Set<String> OTHER_DIALECTS = Set.of(ZEEBE, "http://flowable.org/bpmn", "http://www.jboss.org/drools");

    static final String DI = "http://www.omg.org/spec/DD/20100524/DI";

    static final Set<String> DIAGRAM = Set.of(
            "http://www.omg.org/spec/BPMN/20100524/DI",
            "http://www.omg.org/spec/DD/20100524/DC",
            DI,
            "http://bpmn.io/schema/bpmn/biocolor/1.0",
            "http://www.omg.org/spec/BPMN/non-normative/color/1.0");

    private Names() {}

    static boolean isDiagram(String namespace) {
        return DIAGRAM.contains(namespace);
    }
}
