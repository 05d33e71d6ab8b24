package dev.greenroom.engine.models;

import java.util.List;

/** The calls that a process makes before anything in it waits. */
public final class BpmnCalls {

    /** One call: the calling element and the key of the process it calls. */
    public record Call(String element, int line, String process) {}

    private BpmnCalls() {}

    /** Calls by a plain key; what an expression calls is only known when it runs. */
    public static List<Call> withoutWait(XmlNode process) {
        BpmnLoops loops = new BpmnLoops(process);
        return process.all()
                .filter(node -> node.is(Names.BPMN, "callActivity") && node.attribute("calledElement") != null)
                .filter(loops::isReachedWithoutWait)
                .map(node -> new Call(
                        node.nearestId(),
                        node.line(),
                        String.valueOf(node.attribute("calledElement")).trim()))
                .filter(call -> !call.process().isEmpty() && !SafeExpression.isIn(call.process()))
                .toList();
    }
}
