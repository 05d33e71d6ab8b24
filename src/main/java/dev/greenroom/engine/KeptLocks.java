package dev.greenroom.engine;

import java.lang.reflect.Field;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.cmd.ExternalTaskCmd;
import org.camunda.bpm.engine.impl.cmd.FetchExternalTasksCmd;
import org.camunda.bpm.engine.impl.cmd.HandleExternalTaskCmd;
import org.camunda.bpm.engine.impl.cmd.LockExternalTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** The engine compares only a worker's name; a report also needs a lock that is still running. */
class KeptLocks extends CommandInterceptor {

    private static final Field TASK = field(ExternalTaskCmd.class, "externalTaskId");
    private static final Field WORKER = field(HandleExternalTaskCmd.class, "workerId");

    private volatile boolean givesNone;

    /** While this node's clock is wrong, its locks would be, too. */
    void giveNone(boolean none) {
        givesNone = none;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (givesNone && command instanceof FetchExternalTasksCmd) {
            @SuppressWarnings("unchecked")
            T nothing = (T) List.of();
            return nothing;
        }
        // Taking a free task is no report; the engine itself refuses to take one that somebody holds.
        if (command instanceof HandleExternalTaskCmd report && !(command instanceof LockExternalTaskCmd)) {
            check(report);
        }
        return next.execute(command);
    }

    private static void check(HandleExternalTaskCmd report) {
        String id = String.valueOf(value(TASK, report));
        ExternalTaskEntity task =
                Context.getCommandContext().getExternalTaskManager().findExternalTaskById(id);
        if (task == null) {
            return;
        }
        Date until = task.getLockExpirationTime();
        boolean running = until != null
                && until.toInstant().isAfter(ClockUtil.getCurrentTime().toInstant());
        if (!running || !Objects.equals(task.getWorkerId(), value(WORKER, report))) {
            throw new LockLost(id);
        }
    }

    private static Object value(Field field, Object command) {
        try {
            return field.get(command);
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(closed);
        }
    }

    private static Field field(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException changed) {
            throw new ExceptionInInitializerError(changed);
        }
    }
}
