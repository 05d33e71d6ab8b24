package dev.greenroom.engine;

import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.engine.events.EngineFact;
import dev.greenroom.engine.events.EngineFact.Change;
import dev.greenroom.engine.events.EngineFact.End;
import dev.greenroom.engine.events.EngineFact.InstanceEnded;
import dev.greenroom.engine.events.EngineFact.TaskChanged;
import dev.greenroom.engine.events.EngineFact.TaskEnded;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps who completed the steps that another step names as {@code notSameAs}, and refuses that person the other one. Runs
 * on the facts, in the engine's transaction, before anything else reads them.
 */
@Component
public class FourEyes {

    private final ProcessCatalog catalog;
    private final JdbcClient jdbc;

    FourEyes(ProcessCatalog catalog, JdbcClient jdbc) {
        this.catalog = catalog;
        this.jdbc = jdbc;
    }

    @EventListener
    @Order(Integer.MIN_VALUE)
    void on(EngineFact fact) {
        if (fact instanceof TaskChanged task && task.change() == Change.UPDATED && task.assignee() != null) {
            refuse(task.definitionId(), task.rootInstanceId(), task.step(), task.assignee());
        } else if (fact instanceof TaskEnded task && task.end() == End.COMPLETED) {
            refuse(task.definitionId(), task.rootInstanceId(), task.step(), task.assignee());
            refuse(task.definitionId(), task.rootInstanceId(), task.step(), task.by());
            remember(task);
        } else if (fact instanceof InstanceEnded ended && ended.instanceId().equals(ended.rootInstanceId())) {
            jdbc.sql("delete from engine_completion where root_instance_id = ?")
                    .param(ended.rootInstanceId())
                    .update();
        }
    }

    private void refuse(String definitionId, String root, String step, @Nullable String person) {
        ProcessModel model = catalog.model(definitionId);
        String earlier = model.step(step).map(ProcessModel.Step::notSameAs).orElse(null);
        if (earlier == null || person == null) {
            return;
        }
        int done = jdbc.sql("select count(*) from engine_completion"
                        + " where root_instance_id = ? and process = ? and step = ? and completed_by = ?")
                .params(root, model.process(), earlier, person)
                .query(Integer.class)
                .single();
        if (done > 0) {
            throw new FourEyesViolated(person, step);
        }
    }

    /** An open task, and where it stands. */
    public record Place(String taskId, String definitionId, String rootInstanceId, String step) {}

    /** Those of these tasks that this person may not do, since they did what is checked there. */
    public Set<String> refusedTo(String person, Collection<Place> places) {
        Map<Place, String> earlier = new HashMap<>();
        for (Place place : places) {
            catalog.model(place.definitionId())
                    .step(place.step())
                    .map(ProcessModel.Step::notSameAs)
                    .ifPresent(step -> earlier.put(place, step));
        }
        if (earlier.isEmpty()) {
            return Set.of();
        }
        Set<List<String>> done = new HashSet<>();
        jdbc.sql("select root_instance_id, process, step from engine_completion"
                        + " where completed_by = :person and root_instance_id in (:roots)")
                .param("person", person)
                .param(
                        "roots",
                        earlier.keySet().stream().map(Place::rootInstanceId).collect(Collectors.toSet()))
                .query(row -> {
                    done.add(List.of(
                            row.getString("root_instance_id"), row.getString("process"), row.getString("step")));
                });
        return earlier.entrySet().stream()
                .filter(each -> done.contains(List.of(
                        each.getKey().rootInstanceId(),
                        catalog.model(each.getKey().definitionId()).process(),
                        each.getValue())))
                .map(each -> each.getKey().taskId())
                .collect(Collectors.toSet());
    }

    private void remember(TaskEnded task) {
        String person = task.by() == null ? task.assignee() : task.by();
        if (person != null) {
            remember(
                    task.rootInstanceId(),
                    task.definitionId(),
                    new Done(task.taskId(), task.process(), task.step(), person, task.at()));
        }
    }

    /** A step that somebody completed. */
    public record Done(String taskId, String process, String step, String person, Instant at) {}

    /** Lets what was done in an earlier instance of a case count in its further one. */
    public void remember(String rootInstanceId, String definitionId, Done done) {
        boolean named = catalog.model(definitionId).steps().values().stream()
                .anyMatch(step -> done.step().equals(step.notSameAs()));
        if (named) {
            jdbc.sql("insert into engine_completion (task_id, root_instance_id, process, step, completed_by,"
                            + " completed_at) values (?, ?, ?, ?, ?, ?)")
                    .params(
                            done.taskId(),
                            rootInstanceId,
                            done.process(),
                            done.step(),
                            done.person(),
                            Timestamp.from(done.at()))
                    .update();
        }
    }
}
