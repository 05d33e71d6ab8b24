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
