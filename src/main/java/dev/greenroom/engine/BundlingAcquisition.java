package dev.greenroom.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.TimerStartEventSubprocessJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;

/**
 * Takes what is due as the engine does, then puts escalations together in bundles: timers of event sub-processes that
 * wait for a function which moves. One that failed before runs alone.
 */
class BundlingAcquisition extends AcquireJobsCmd {

    private static final String ESCALATIONS =
            "select ID_, PROCESS_DEF_ID_, HANDLER_CFG_ from ACT_RU_JOB where HANDLER_TYPE_ = ? and TENANT_ID_ is null"
                    + " and EXCEPTION_MSG_ is null and EXECUTION_ID_ = PROCESS_INSTANCE_ID_ and ID_ in (%s)";

    private final int most;
    private final Tide tide;
    private final Predicate<String> moves;

    BundlingAcquisition(JobExecutor jobs, int most, Tide tide, Predicate<String> moves) {
        super(jobs, most);
        this.most = most;
        this.tide = tide;
        this.moves = moves;
    }

    /** An escalation as a model draws it. */
    private record Drawn(String definitionId, String subProcess) {}

    @Override
    public AcquiredJobs execute(CommandContext context) {
        AcquiredJobs found = super.execute(context);
        Map<String, Drawn> escalations = found.size() > 1 ? escalations(found, context) : Map.of();
        tide.found(most, found.size(), escalations.size());
        if (!escalations.isEmpty()) {
            // The field: what cannot be locked after all is taken out of it.
            acquiredJobs = bundled(found, escalations);
        }
        return acquiredJobs;
    }

    /** Jobs of one instance stay together: two transactions would get in each other's way. */
    private static AcquiredJobs bundled(AcquiredJobs found, Map<String, Drawn> escalations) {
        AcquiredJobs bundled = new AcquiredJobs(found.getNumberOfJobsAttemptedToAcquire());
        Map<Drawn, List<String>> together = new LinkedHashMap<>();
        for (List<String> ofInstance : found.getJobIdBatches()) {
            Drawn drawn = escalations.get(ofInstance.get(0));
            if (drawn == null || !escalations.keySet().containsAll(ofInstance)) {
                bundled.addJobIdBatch(ofInstance);
                continue;
            }
            List<String> alike = together.computeIfAbsent(drawn, none -> new ArrayList<>());
            alike.addAll(ofInstance);
            if (alike.size() >= Bundle.SIZE) {
                bundled.addJobIdBatch(new Bundle(alike));
                alike.clear();
            }
        }
        together.values().forEach(rest -> bundled.addJobIdBatch(new Bundle(rest)));
        return bundled;
    }

    private Map<String, Drawn> escalations(AcquiredJobs found, CommandContext context) {
        List<String> ids =
                found.getJobIdBatches().stream().flatMap(List::stream).toList();
        Map<Drawn, Boolean> known = new HashMap<>();
        Map<String, Drawn> escalations = new HashMap<>();
        timers(ids, context).forEach((id, drawn) -> {
            if (known.computeIfAbsent(drawn, each -> isEscalation(each, context))) {
                escalations.put(id, drawn);
            }
        });
        return escalations;
    }

    private static Map<String, Drawn> timers(List<String> ids, CommandContext context) {
        Map<String, Drawn> timers = new HashMap<>();
        Connection connection = context.getDbSqlSession().getSqlSession().getConnection();
        String marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
        try (PreparedStatement statement = connection.prepareStatement(ESCALATIONS.formatted(marks))) {
            statement.setString(1, TimerStartEventSubprocessJobHandler.TYPE);
            for (int i = 0; i < ids.size(); i++) {
                statement.setString(i + 2, ids.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    timers.put(rows.getString(1), new Drawn(rows.getString(2), rows.getString(3)));
                }
            }
        } catch (SQLException e) {
            throw new ProcessEngineException("The due timers could not be read", e);
        }
        return timers;
    }

    private boolean isEscalation(Drawn drawn, CommandContext context) {
        ProcessDefinitionEntity definition = context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(drawn.definitionId());
        ActivityImpl subProcess = definition.findActivity(drawn.subProcess());
        return subProcess != null && MovingTimer.starting(subProcess, moves).isPresent();
    }
}
