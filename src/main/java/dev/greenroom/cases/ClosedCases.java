package dev.greenroom.cases;

import dev.greenroom.engine.FourEyes;
import dev.greenroom.engine.catalog.OutsideOfChecks;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.engine.catalog.UnknownProcess;
import dev.greenroom.readmodel.CaseReopened;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.TaskViews;
import java.time.Instant;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens closed cases again: a further root instance under the same reference, with what the case knew. */
@Component
public class ClosedCases {

    private final CaseRights rights;
    private final Cases cases;
    private final CaseViews views;
    private final TaskViews work;
    private final ProcessCatalog catalog;
    private final CaseVariables variables;
    private final RuntimeService runtime;
    private final OutsideOfChecks asService;
    private final FourEyes fourEyes;
    private final DeadlockRetry retry;
    private final TransactionTemplate transaction;

    ClosedCases(
            CaseRights rights,
            Cases cases,
            CaseViews views,
            TaskViews work,
            ProcessCatalog catalog,
            CaseVariables variables,
            RuntimeService runtime,
            OutsideOfChecks asService,
            FourEyes fourEyes,
            DeadlockRetry retry,
            PlatformTransactionManager transactions) {
        this.rights = rights;
        this.cases = cases;
        this.views = views;
        this.work = work;
        this.catalog = catalog;
        this.variables = variables;
        this.runtime = runtime;
        this.asService = asService;
        this.fourEyes = fourEyes;
        this.retry = retry;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Opens a closed case again where its process says; of many who do so at once one does. */
    public void reopen(String spokenReference, Reopening why) {
        rights.mayAct("reopen cases");
        String reference = cases.find(spokenReference).reference();
        retry.run(() -> transaction.execute(status -> {
            CaseView closed = views.held(reference).orElseThrow(UnknownCase::new);
            if (closed.isOpen()) {
                throw new CaseStillOpen(reference);
            }
            return begin(closed, why);
        }));
    }

    private String begin(CaseView closed, Reopening why) {
        ProcessModel model = catalog.latest(closed.process()).orElseThrow(() -> new UnknownProcess(closed.process()));
        ProcessModel.Step step =
                model.reopenAt(closed.outcome()).orElseThrow(() -> new CannotReopen(closed.reference()));
        VariableMap values = variables.carriedOver(views.kept(closed.reference()));
        values.putValue("reopenCause", why.cause());
        values.putValue("reopenNote", why.note());
        return asService.run(() -> runtime.createProcessInstanceById(model.definitionId())
                .businessKey(closed.reference())
                .setVariables(values)
                .startBeforeActivity(step.element())
                .execute()
                .getId());
    }

    /** Who checked a case before it was closed may not approve it after it was opened again. */
    @EventListener
    void remember(CaseReopened reopened) {
        for (TaskView done : work.doneOf(reopened.reference())) {
            String person = done.doneBy();
            Instant at = done.doneAt();
            if (person != null && at != null) {
                fourEyes.remember(
                        reopened.rootInstanceId(),
                        done.definitionId(),
                        new FourEyes.Done(done.id(), done.process(), done.step(), person, at));
            }
        }
    }
}
