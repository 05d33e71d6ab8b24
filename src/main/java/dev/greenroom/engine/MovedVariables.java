package dev.greenroom.engine;

import dev.greenroom.engine.events.EngineFact;
import dev.greenroom.engine.events.EngineFact.VariableRemoved;
import dev.greenroom.engine.events.EngineFact.VariableWritten;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityCache;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * Variables that only one branch of a case saw come to be the case's own when the other branches have ended, and go back to
 * a branch when there is a second one again. The engine moves them without a word in its history: told here.
 */
final class MovedVariables {

    private final FactTranslation translation;

    MovedVariables(FactTranslation translation) {
        this.translation = translation;
    }

    /** To be asked when a command ends and before it is written. What did not move may be told again as it is. */
    List<EngineFact> of(CommandContext context) {
        DbEntityCache cache = context.getDbEntityManager().getDbEntityCache();
        List<EngineFact> facts = new ArrayList<>();
        for (VariableInstanceEntity variable : cache.getEntitiesByType(VariableInstanceEntity.class)) {
            if (variable.isConcurrentLocal()
                    && variable.getTaskId() == null
                    && mayHaveMoved(cache.getCachedEntity(variable))) {
                fact(variable, context.getProcessEngineConfiguration()).ifPresent(facts::add);
            }
        }
        return facts;
    }

    private static boolean mayHaveMoved(CachedDbEntity cached) {
        DbEntityState state = cached.getEntityState();
        return state == DbEntityState.TRANSIENT || (state == DbEntityState.PERSISTENT && cached.isDirty());
    }

    private static EngineFact moved(EngineFact fact) {
        return fact instanceof VariableWritten written ? written.asMoved() : fact;
    }

    private Optional<EngineFact> fact(VariableInstanceEntity variable, ProcessEngineConfigurationImpl engine) {
        HistoryEvent event =
                engine.getHistoryEventProducer().createHistoricVariableUpdateEvt(variable, variable.getExecution());
        Optional<EngineFact> written = translation.translate(event);
        String instance = variable.getProcessInstanceId();
        return variable.getExecutionId().equals(instance)
                ? written.map(MovedVariables::moved)
                : written.map(of -> new VariableRemoved(
                        variable.getId(), instance, of.rootInstanceId(), instance, variable.getName(), of.at()));
    }
}
