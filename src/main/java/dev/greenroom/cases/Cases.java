package dev.greenroom.cases;

import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.engine.catalog.UnknownProcess;
import dev.greenroom.readmodel.CaseReferences;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.security.Caller;
import dev.greenroom.shared.CaseReference;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts cases, sends them messages and withdraws them; each verb checks, acts, tells. */
@Component
public class Cases {

    private static final int NORMAL_PRIORITY = 50;

    private final CaseRights rights;
    private final ProcessCatalog catalog;
    private final CaseStarts starts;
    private final CaseReferences references;
    private final CaseVariables variables;
    private final CaseViews views;
    private final RuntimeService runtime;
    private final DeadlockRetry retry;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Cases(
            CaseRights rights,
            ProcessCatalog catalog,
            CaseStarts starts,
            CaseReferences references,
            CaseVariables variables,
            CaseViews views,
            RuntimeService runtime,
            DeadlockRetry retry,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rights = rights;
        this.catalog = catalog;
        this.starts = starts;
        this.references = references;
        this.variables = variables;
        this.views = views;
        this.runtime = runtime;
        this.retry = retry;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** A case that a start led to; {@code isNew} is false when the same key had started it before. */
    public record Start(CaseReference reference, boolean isNew) {}

    /** Starts a case once for each key of a caller. */
    public Start start(@Nullable String idempotencyKey, NewCase request, Locale language) {
        Caller caller = rights.mayAct("start cases");
        String key = IdempotencyKeyMissing.require(idempotencyKey, "case");
        String fingerprint = request.fingerprint();
        Optional<Start> before = startedBefore(caller, key, fingerprint);
        if (before.isPresent()) {
            return before.get();
        }
        ProcessModel model = catalog.latest(request.process())
                .filter(each -> !each.runsBesideCases())
                .orElseThrow(() -> new UnknownProcess(request.process()));
        VariableMap values = variables.engineValues(StartDefaults.of(model));
        values.putAll(variables.read(model.startForm(), request.variables(), Map.of(), language));
        values.putAll(known(request));
        try {
            return retry.run(() -> startNow(caller, key, fingerprint, model, values));
        } catch (DuplicateKeyException e) {
            return startedBefore(caller, key, fingerprint).orElseThrow(() -> e);
        }
    }

    private Optional<Start> startedBefore(Caller caller, String key, String fingerprint) {
        return starts.find(caller.name(), key).map(started -> {
            if (!started.fingerprint().equals(fingerprint)) {
                throw new IdempotencyKeyReused("started another case", "case");
            }
            return new Start(new CaseReference(started.reference()), false);
        });
    }

    // The key's row and the case are one transaction: a case without its key, or a key without its case, cannot be.
    private Start startNow(Caller caller, String key, String fingerprint, ProcessModel model, VariableMap values) {
        CaseReference reference = references.next(model.referencePrefix());
        transaction.executeWithoutResult(status -> {
            starts.take(caller.name(), key, new CaseStarts.Started(fingerprint, reference.value()), clock.instant());
            begin(model, reference.value(), values);
        });
        return new Start(reference, true);
    }

    private void begin(ProcessModel model, String reference, VariableMap values) {
        String event = model.properties().get("startAt");
        if (event == null) {
            runtime.startProcessInstanceById(model.definitionId(), reference, values);
        } else {
            runtime.createProcessInstanceById(model.definitionId())
                    .businessKey(reference)
                    .setVariables(values)
                    .startBeforeActivity(event)
                    .execute();
        }
    }

    private VariableMap known(NewCase request) {
        Map<String, @Nullable Object> customer = request.customer().asVariables();
        customer.values().removeIf(Objects::isNull);
        VariableMap values = variables.engineValues(customer);
        values.putValue("channel", request.channel());
        Integer priority = request.priority();
        values.putValue("casePriority", priority == null ? NORMAL_PRIORITY : priority);
        return values;
    }

    /** The case of this reference in any spelling, if the caller may see it. */
    CaseView find(String spoken) {
        return CaseReference.parse(spoken)
                .flatMap(reference -> views.byReference(reference.value(), rights.sight()))
                .orElseThrow(UnknownCase::new);
    }
}
