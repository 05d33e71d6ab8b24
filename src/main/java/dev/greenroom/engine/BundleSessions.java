package dev.greenroom.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Incident;

/** The engine's own readers, which need not ask the database for what a bundle has read ahead. */
final class BundleSessions {

    private BundleSessions() {}

    static List<SessionFactory> factories() {
        return List.of(
                new Factory(JobManager.class, Jobs::new),
                new Factory(IncidentManager.class, Incidents::new),
                new Factory(VariableInstanceManager.class, Variables::new));
    }

    private record Factory(Class<?> type, Supplier<Session> opens) implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return type;
        }

        @Override
        public Session openSession() {
            return opens.get();
        }
    }

    private static final class Jobs extends JobManager {

        /** When the tide is high, in the order of due dates alone: an index gives that, and need not look at all. */
        @Override
        public List<AcquirableJobEntity> findNextJobsToExecute(Page page) {
            ProcessEngineConfigurationImpl configuration = Context.getProcessEngineConfiguration();
            if (page.getMaxResults() <= configuration.getJobExecutor().getMaxJobsPerAcquisition()
                    || configuration.isJobExecutorDeploymentAware()
                    || configuration.isJobExecutorAcquireByPriority()) {
                return super.findNextJobsToExecute(page);
            }
            Map<String, Object> query = new HashMap<>();
            query.put("now", ClockUtil.getCurrentTime());
            query.put("alwaysSetDueDate", configuration.isEnsureJobDueDateNotNull());
            query.put("deploymentAware", false);
            query.put("historyCleanupEnabled", configuration.isHistoryCleanupEnabled());
            query.put("orderingProperties", List.of(JOB_DUEDATE_ORDERING_PROPERTY));
            query.put("applyOrdering", true);
            query.put(
                    "applyExclusiveOverProcessHierarchies",
                    configuration.isJobExecutorAcquireExclusiveOverProcessHierarchies());
            return found(getDbEntityManager().selectList("selectNextJobsToExecute", query, page));
        }

        @SuppressWarnings("unchecked") // as the engine's statement is declared
        private static List<AcquirableJobEntity> found(List<?> jobs) {
            return (List<AcquirableJobEntity>) jobs;
        }

        @Override
        public List<JobEntity> findJobsByExecutionId(String executionId) {
            return BundleAhead.current()
                    .flatMap(ahead -> ahead.jobsOf(executionId, Context.getCommandContext()))
                    .orElseGet(() -> super.findJobsByExecutionId(executionId));
        }
    }

    private static final class Variables extends VariableInstanceManager {

        @Override
        public List<VariableInstanceEntity> findVariableInstancesByExecutionId(String executionId) {
            return BundleAhead.current()
                    .flatMap(ahead -> ahead.variablesOf(executionId, Context.getCommandContext()))
                    .orElseGet(() -> super.findVariableInstancesByExecutionId(executionId));
        }
    }

    private static final class Incidents extends IncidentManager {

        @Override
        public List<Incident> findIncidentByConfiguration(String configuration) {
            boolean none = BundleAhead.current()
                    .filter(ahead -> ahead.runs(configuration))
                    .isPresent();
            return none ? List.of() : super.findIncidentByConfiguration(configuration);
        }
    }
}
