package dev.greenroom.sla;

import dev.greenroom.engine.functions.ModelDelegate;
import dev.greenroom.engine.functions.ModelFunction;
import dev.greenroom.engine.functions.ModelScope;
import java.time.Instant;
import java.util.Date;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What models may say about service levels: when to warn, when it is late, and what to do then. */
@Configuration(proxyBeanMethods = false)
class SlaModelCalls {

    @Bean
    ModelFunction slaWarnAt(Deadlines deadlines) {
        return new ModelFunction("sla.warnAt", 0, (scope, none) -> date(deadlines, scope, SlaRow::warnAt));
    }

    @Bean
    ModelFunction slaLateAt(Deadlines deadlines) {
        return new ModelFunction("sla.lateAt", 0, (scope, none) -> date(deadlines, scope, SlaRow::dueAt));
    }

    @Bean
    ModelDelegate escalateAtRisk(Escalation escalation) {
        return new ModelDelegate("escalateAtRisk", scope -> escalation.atRisk(scope.rootInstanceId()));
    }

    @Bean
    ModelDelegate escalateLate(Escalation escalation) {
        return new ModelDelegate("escalateLate", scope -> escalation.late(scope.rootInstanceId()));
    }

    private static Date date(Deadlines deadlines, ModelScope scope, Function<SlaRow, Instant> which) {
        return Date.from(deadlines.open(place(scope)).map(which).orElse(LevelClock.NEVER));
    }

    private static Deadlines.Place place(ModelScope scope) {
        return new Deadlines.Place(
                scope.activityInstanceId(),
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
}
