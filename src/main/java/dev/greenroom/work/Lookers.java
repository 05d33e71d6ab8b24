package dev.greenroom.work;

import dev.greenroom.readmodel.LookersChanged;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.security.Caller;
import dev.greenroom.security.Callers;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who has which open item on their screen. Screens say so every twenty seconds; whoever falls silent is forgotten. Only
 * coming and going is told to others, so that a screen that stays open costs one small update at a time.
 */
@Component
class Lookers {

    /** Two signs of life may get lost. */
    static final Duration KEPT = Duration.ofSeconds(45);

    private static final int MOST_AT_ONCE = 500;

    private final WorkRights rights;
    private final Callers callers;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher tell;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Lookers(
            WorkRights rights,
            Callers callers,
            JdbcClient jdbc,
            ApplicationEventPublisher tell,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rights = rights;
        this.callers = callers;
        this.jdbc = jdbc;
        this.tell = tell;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Notes that the caller has the item open, and says who else has; by the names that people call them. */
    List<String> look(String id) {
        TaskView item = rights.seen(id);
        if (!item.isOpen()) {
            return List.of();
        }
        Caller caller = callers.current();
        if (!again(id, caller)) {
            arrive(id, caller);
        }
        return jdbc.sql("select display_name from work_looking where task_id = :task and person <> :person"
                        + " and seen_at > :since order by display_name limit 20")
                .param("task", id)
                .param("person", caller.name())
                .param("since", now().minus(KEPT))
                .query(String.class)
                .list();
    }

    /** The caller went elsewhere. */
    void leave(String id) {
        forget(id, callers.current().name(), now());
    }

    private boolean again(String id, Caller caller) {
        return jdbc.sql("update work_looking set seen_at = :now where task_id = :task and person = :person")
                        .param("now", now())
                        .param("task", id)
                        .param("person", caller.name())
                        .update()
                == 1;
    }

    private void arrive(String id, Caller caller) {
        try {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("insert into work_looking (task_id, person, display_name, seen_at)"
                                + " values (:task, :person, :name, :now)")
                        .param("task", id)
                        .param("person", caller.name())
                        .param("name", caller.displayName())
                        .param("now", now())
                        .update();
                tell.publishEvent(new LookersChanged(Set.of(id)));
            });
        } catch (DuplicateKeyException already) {
            // The same person's other window was faster.
        }
    }

    private void forget(String id, String person, OffsetDateTime notAfter) {
        transaction.executeWithoutResult(status -> {
            int gone = jdbc.sql("delete from work_looking where task_id = :task and person = :person"
                            + " and seen_at <= :notAfter")
                    .param("task", id)
                    .param("person", person)
                    .param("notAfter", notAfter)
                    .update();
            if (gone == 1) {
                tell.publishEvent(new LookersChanged(Set.of(id)));
            }
        });
    }

    private record Silent(String taskId, String person) {}

    /** Forgets who fell silent; of several nodes that try, one tells it. */
    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void forgetTheSilent() {
        OffsetDateTime before = now().minus(KEPT);
        jdbc.sql("select task_id, person from work_looking where seen_at <= :before order by seen_at limit "
                        + MOST_AT_ONCE)
                .param("before", before)
                .query(Silent.class)
                .list()
                .forEach(silent -> forget(silent.taskId(), silent.person(), before));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
