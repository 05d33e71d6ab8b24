package dev.greenroom.engine;

import java.lang.reflect.Field;
import java.util.List;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/** Refuses queries that carry expressions, also inside their or-parts: a query asks for values, it runs nothing. */
class RefusedCommands extends CommandInterceptor {

    private static final Field PARTS = parts();

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof TaskQueryImpl query) {
            refuse(query);
        }
        return next.execute(command);
    }

    private static void refuse(TaskQueryImpl query) {
        for (TaskQueryImpl part : partsOf(query)) {
            if (!part.getExpressions().isEmpty()) {
                throw new ExpressionRefused("a query takes values only");
            }
        }
    }

    @SuppressWarnings("unchecked") // the engine's own field
    private static List<TaskQueryImpl> partsOf(TaskQueryImpl query) {
        try {
            return (List<TaskQueryImpl>) PARTS.get(query);
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(closed);
        }
    }

    private static Field parts() {
        try {
            Field field = TaskQueryImpl.class.getDeclaredField("queries");
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException changed) {
            throw new ExceptionInInitializerError(changed);
        }
    }
}
