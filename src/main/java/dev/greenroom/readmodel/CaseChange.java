package dev.greenroom.readmodel;

import dev.greenroom.engine.events.EngineFact.IncidentOpened;
import dev.greenroom.engine.events.EngineFact.InstanceEnded;
import dev.greenroom.engine.events.EngineFact.InstanceStarted;
import dev.greenroom.engine.events.EngineFact.StepEntered;
import dev.greenroom.engine.events.EngineFact.StepLeft;
import dev.greenroom.engine.events.EngineFact.StepMigrated;
import dev.greenroom.engine.events.EngineFact.TaskChanged;
import dev.greenroom.engine.events.EngineFact.TaskEnded;
import dev.greenroom.engine.events.EngineFact.VariableWritten;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one command did to one case, gathered until the command ends and then written in a few statements. Later facts
 * overlay earlier ones, so their order inside the command does not matter.
 */
final class CaseChange {

    final String root;
    final Map<String, InstanceChange> instances = new LinkedHashMap<>();
    final Map<String, StepChange> steps = new LinkedHashMap<>();
    final Map<String, ItemChange> items = new LinkedHashMap<>();
    final Map<String, Optional<VariableWritten>> variables = new LinkedHashMap<>();
    final Map<String, Optional<IncidentOpened>> incidents = new LinkedHashMap<>();
    /** Columns of the case's own row that this command set, by name. */
    final Map<String, @Nullable Object> columns = new LinkedHashMap<>();

    final List<TimelineLine> lines = new ArrayList<>();

    /** What this command's answers say about handing work back. */
    final SentBack sentBack = new SentBack();

    @Nullable
    String outcome;

    /** This command's root instance carries a closed case on. */
    boolean reopened;

    /** This root instance does something beside its case: it writes items, never the case's own row. */
    boolean beside;

    CaseChange(String root) {
        this.root = root;
    }

    /** The value that this change gives a variable of the case itself. */
    Optional<Object> told(String variable) {
        return variables.values().stream()
                .flatMap(Optional::stream)
                .filter(written ->
                        written.name().equals(variable) && written.instanceId().equals(root))
                .flatMap(written -> Stream.ofNullable(written.value()))
                .findFirst();
    }

    InstanceChange instance(String id) {
        return instances.computeIfAbsent(id, InstanceChange::new);
    }

    StepChange step(String activityInstanceId) {
        return steps.computeIfAbsent(activityInstanceId, StepChange::new);
    }

    ItemChange item(String taskId) {
        return items.computeIfAbsent(taskId, ItemChange::new);
    }

    @Nullable
    InstanceStarted started() {
        InstanceChange own = instances.get(root);
        return own == null ? null : own.started;
    }

    @Nullable
    InstanceEnded ended() {
        InstanceChange own = instances.get(root);
        return own == null ? null : own.ended;
    }

    /** A process instance: the root, or one called by it. */
    static final class InstanceChange {
        final String id;

        @Nullable
        InstanceStarted started;

        @Nullable
        InstanceEnded ended;

        @Nullable
        String definitionId;

        @Nullable
        String process;

        @Nullable
        Boolean suspended;

        @Nullable
        String businessKey;

        InstanceChange(String id) {
            this.id = id;
        }
    }

    /** A stay at a step. */
    static final class StepChange {
        final String id;

        /** Whether it is no step that people speak of. */
        boolean quiet;

        @Nullable
        StepEntered entered;

        @Nullable
        StepMigrated migrated;

        @Nullable
        StepLeft left;

        StepChange(String id) {
            this.id = id;
        }
    }

    /** A work item; {@code groups} says which were added (true) or removed. */
    static final class ItemChange {
        final String id;
        boolean created;

        @Nullable
        TaskChanged latest;

        @Nullable
        TaskEnded ended;

        @Nullable
        String actor;

        @Nullable
        ServiceLevelView level;

        /** What the step asks of who does it. */
        @Nullable
        String skills;

        /** They are as they were. */
        boolean skillsStay;

        final Map<String, Boolean> groups = new LinkedHashMap<>();

        /** When its groups last changed in this command. */
        @Nullable
        Instant groupsAt;

        ItemChange(String id) {
            this.id = id;
        }
    }
}
