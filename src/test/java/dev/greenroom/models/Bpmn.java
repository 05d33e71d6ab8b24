package dev.greenroom.models;

import java.nio.charset.StandardCharsets;

/** Small models of another house: what stands inside the process, and beside it. */
final class Bpmn {

    private Bpmn() {}

    /** An executable process. */
    static byte[] process(String key, String inside) {
        return process(key, inside, "");
    }

    static byte[] process(String key, String inside, String beside) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="D" targetNamespace="test">
                  BESIDE
                  <bpmn:process id="KEY" isExecutable="true">
                    INSIDE
                  </bpmn:process>
                </bpmn:definitions>
                """
                .replace("KEY", key)
                .replace("BESIDE", beside)
                .replace("INSIDE", inside)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** {@code start → step → end}; the step is {@code <bpmn:… id="Step">}. */
    static String line(String step) {
        return "<bpmn:startEvent id=\"Start\"/>" + flow("Start", "Step") + step + flow("Step", "End")
                + "<bpmn:endEvent id=\"End\"/>";
    }

    static String flow(String from, String to) {
        return "<bpmn:sequenceFlow id=\"" + from + "_" + to + "\" sourceRef=\"" + from + "\" targetRef=\"" + to
                + "\"/>";
    }
}
