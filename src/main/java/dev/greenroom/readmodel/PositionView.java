package dev.greenroom.readmodel;

import java.time.Instant;
import java.util.List;

/** Where a case is in its diagram: elements it stands at, and elements it has been through. */
public record PositionView(String processDefinitionId, List<Active> active, List<String> completed) {

    /** An element where the case stands now. */
    public record Active(String element, Instant since) {}
}
