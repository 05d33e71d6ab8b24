package dev.greenroom.readmodel;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a case's own root instance stands now, over all instances that it called; nothing once it is closed. */
public record CaseStanding(
        String reference,
        String rootInstanceId,
        String definitionId,
        boolean open,
        Instant openedAt,
        @Nullable Instant closedAt,
        List<Place> places) {

    /** An open stay at an element; with the work item that waits there, if one does, and who has it. */
    public record Place(
            String activityInstanceId,
            String definitionId,
            String element,
            String type,
            @Nullable String taskId,
            @Nullable String assignee) {}
}
