package dev.greenroom.engine;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.TimerStartEventSubprocessJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Starts event sub-processes by timers. One that waits for the answer of a function that moves starts only if the answer
 * has really come, and waits for the next answer afterwards: a model draws its escalation once, and it happens as often
 * as it must.
 */
class MovingTimers extends TimerStartEventSubprocessJobHandler {

    /** A timer is never without a date: that would be due at once. */
    static final Date NEVER = Date.from(Instant.parse("9999-01-01T00:00:00Z"));

    private final Predicate<String> moves;

    MovingTimers(Predicate<String> moves) {
        this.moves = moves;
    }

    @Override
    public void execute(TimerJobConfiguration fired, ExecutionEntity scope, CommandContext context, String tenant) {
        Optional<MovingTimer> timer = timer(fired, scope);
        if (timer.isEmpty()) {
            super.execute(fired, scope, context, tenant);
            return;
        }
        if (hasCome(atOwnLevel(scope, () -> dueAt(timer.get(), scope)))) {
            super.execute(fired, scope, context, tenant);
        }
        if (!scope.isEnded() && !scope.isCanceled()) {
            waitAgain(timer.get(), scope);
        }
    }

    private Optional<MovingTimer> timer(TimerJobConfiguration fired, ExecutionEntity scope) {
        ActivityImpl subProcess = scope.getProcessDefinition().findActivity(fired.getTimerElementKey());
        return subProcess == null ? Optional.empty() : MovingTimer.starting(subProcess, moves);
    }

    private static Date dueAt(MovingTimer timer, ExecutionEntity scope) {
        TimerEntity probe = new TimerEntity(timer.declaration());
        timer.declaration().resolveAndSetDuedate(scope, probe, false);
        return probe.getDuedate();
    }

    /** An answer that the model did nothing about must not start it over and over. */
    private static void waitAgain(MovingTimer timer, ExecutionEntity scope) {
        TimerEntity next = atOwnLevel(scope, () -> timer.declaration().createTimerInstance(scope));
        if (hasCome(next.getDuedate())) {
            next.setDuedate(NEVER);
        }
    }

    /**
     * While an instance is inside a sub-process, its own execution carries the sub-process's id; at its own level it has
     * none, as when the timer was first made.
     */
    private static <T> T atOwnLevel(ExecutionEntity scope, Supplier<T> read) {
        if (!scope.isProcessInstanceExecution()) {
            return read.get();
        }
        String inside = scope.getActivityInstanceId();
        scope.setActivityInstanceId(null);
        try {
            return read.get();
        } finally {
            scope.setActivityInstanceId(inside);
        }
    }

    private static boolean hasCome(Date dueAt) {
        return !dueAt.toInstant().isAfter(ClockUtil.getCurrentTime().toInstant());
    }
}
