package dev.greenroom.sla;

import dev.greenroom.engine.functions.ModelDelegate;
import dev.greenroom.engine.functions.ModelFunction;
import dev.greenroom.engine.functions.ModelScope;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What models may say about service levels: when to warn, when it is late, and what to do then. */
@Configuration(proxyBeanMethods = false)
class SlaModelCalls {

    @Bean
    ModelFunction slaWarnAt(Deadlines deadlines, CaseTimers timers) {
        return ModelFunction.nextInstant(
                CaseTimers.WARN,
                (scope, none) -> date(deadlines, timers, scope, SlaRow::warnAt, SlaPoints.Next::warnAt));
    }

    @Bean
    ModelFunction slaLateAt(Deadlines deadlines, CaseTimers timers) {
        return ModelFunction.nextInstant(
                CaseTimers.LATE, (scope, none) -> date(deadlines, timers, scope, SlaRow::dueAt, SlaPoints.Next::dueAt));
    }

    @Bean
    ModelDelegate escalateAtRisk(Escalation escalation) {
        return new ModelDelegate(
                "escalateAtRisk", scope -> escalation.atRisk(scope.rootInstanceId(), scope.together()));
    }

    @Bean
    ModelDelegate escalateLate(Escalation escalation) {
        return new ModelDelegate("escalateLate", scope -> escalation.late(scope.rootInstanceId(), scope.together()));
    }

    /** A step's timer waits for the step's own clock, a case's for whichever of its clocks comes first. */
    private static Date date(
            Deadlines deadlines,
            CaseTimers timers,
            ModelScope scope,
            Function<SlaRow, Instant> own,
            Function<SlaPoints.Next, Instant> first) {
        String root = scope.rootInstanceId();
        if (ofStep(scope) != null || !scope.instanceId().equals(root)) {
            return Date.from(deadlines.open(place(scope)).map(own).orElse(LevelClock.NEVER));
        }
        SlaPoints.Next known = timers.next(root, scope.together());
        if (known.whole()) {
            return Date.from(first.apply(known));
        }
        deadlines.open(place(scope));
        return Date.from(first.apply(timers.next(root, Set.of(root))));
    }

    private static Deadlines.Place place(ModelScope scope) {
        return new Deadlines.Place(
                ofStep(scope),
                scope.instanceId(),
                scope.rootInstanceId(),
                scope.executionId(),
                null,
                scope.definitionId(),
                scope.process(),
                scope.element(),
                scope.variable("casePriority") instanceof Number priority
                        ? priority.intValue()
                        : Deadlines.NORMAL_PRIORITY,
                scope.variable("customerTier") instanceof String tier ? tier : null);
    }

    /** None for a whole instance: it has none when it begins, and later the engine calls it by the instance's own id. */
    private static @Nullable String ofStep(ModelScope scope) {
        String step = scope.activityInstanceId();
        return scope.instanceId().equals(step) ? null : step;
    }
}
