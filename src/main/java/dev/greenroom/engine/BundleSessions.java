package dev.greenroom.engine;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.runtime.Incident;

/** The engine's own readers, which need not ask the database for what a bundle has read ahead. */
final class BundleSessions {

    private BundleSessions() {}

    static List<SessionFactory> factories() {
        return List.of(new Factory(JobManager.class, Jobs::new), new Factory(IncidentManager.class, Incidents::new));
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

        @Override
        public List<JobEntity> findJobsByExecutionId(String executionId) {
            return BundleAhead.current()
                    .flatMap(ahead -> ahead.jobsOf(executionId, Context.getCommandContext()))
                    .orElseGet(() -> super.findJobsByExecutionId(executionId));
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
