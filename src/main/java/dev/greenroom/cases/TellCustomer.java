package dev.greenroom.cases;

import dev.greenroom.engine.catalog.OutsideOfChecks;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.engine.events.EngineFact;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.Customer;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.TaskViews;
import dev.greenroom.sla.Promise;
import dev.greenroom.sla.PromiseMoved;
import dev.greenroom.sla.Promises;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A promise that moved to a later day is work for the front office: a process of its own beside the case, started in the
 * transaction that moves the promise. While that item is open it always tells the date that counts.
 */
@Component
class TellCustomer {

    private static final String PROCESS = "tell-customer";
    private static final String TOLD = "EndEvent_CustomerTold";
    private static final Logger LOG = LoggerFactory.getLogger(TellCustomer.class);

    private final ProcessCatalog catalog;
    private final CaseViews cases;
    private final TaskViews work;
    private final CaseVariables variables;
    private final Promises promises;
    private final RuntimeService runtime;
    private final OutsideOfChecks asService;

    TellCustomer(
            ProcessCatalog catalog,
            CaseViews cases,
            TaskViews work,
            CaseVariables variables,
            Promises promises,
            RuntimeService runtime,
            OutsideOfChecks asService) {
        this.catalog = catalog;
        this.cases = cases;
        this.work = work;
        this.variables = variables;
        this.promises = promises;
        this.runtime = runtime;
        this.asService = asService;
    }

    @EventListener
    void on(PromiseMoved moved) {
        Promise promise = moved.promise();
        CaseView view = cases.byReference(promise.reference()).orElseThrow(UnknownCase::new);
        List<String> open = cases.besideOf(promise.reference(), PROCESS);
        if (!open.isEmpty()) {
            Map<String, Object> values = said(promise, view);
            values.remove("promiseBefore");
            open.forEach(instance -> asService.run(() -> {
                runtime.setVariables(instance, variables.engineValues(values));
                return instance;
            }));
        } else if (moved.tellTheCustomer()) {
            start(promise, view);
        }
    }

    private void start(Promise promise, CaseView view) {
        Optional<ProcessModel> model = catalog.latest(PROCESS);
        if (model.isEmpty()) {
            LOG.warn("There is no process {}: nobody is asked to tell the customer of {}", PROCESS, view.reference());
            return;
        }
        Map<String, Object> values = said(promise, view);
        values.putAll(known(view));
        asService.run(() -> runtime.startProcessInstanceById(
                model.get().definitionId(), view.reference(), variables.engineValues(values)));
    }

    private static Map<String, Object> said(Promise promise, CaseView view) {
        String language = view.customer().language();
        Locale customers = Locale.forLanguageTag(language == null ? "en" : language);
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("promiseDate", promise.date().toString());
        values.put(
                "promiseBefore",
                promise.movedFrom() == null ? null : promise.movedFrom().toString());
        values.put("promiseReason", PromiseAnswers.reason(promise, customers));
        return present(values);
    }

    private static Map<String, Object> known(CaseView view) {
        Customer customer = view.customer();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("customerId", customer.id());
        values.put("customerName", customer.name());
        values.put("customerEmail", customer.email());
        values.put("customerPhone", customer.phone());
        values.put("customerTier", customer.tier());
        values.put("customerLanguage", customer.language());
        values.put("casePriority", view.priority());
        return present(values);
    }

    private static Map<String, Object> present(Map<String, @Nullable Object> values) {
        Map<String, Object> present = new HashMap<>();
        values.forEach((name, value) -> {
            if (value != null) {
                present.put(name, Objects.requireNonNull(value));
            }
        });
        return present;
    }

    /** Writes into the ledger when the customer heard of it, from whom and how. */
    @EventListener
    void told(EngineFact.StepEntered entered) {
        if (!entered.process().equals(PROCESS) || !entered.element().equals(TOLD)) {
            return;
        }
        cases.byInstance(entered.instanceId()).ifPresent(view -> work.doneOf(view.reference()).stream()
                .filter(item -> item.rootInstanceId().equals(entered.rootInstanceId()))
                .reduce((earlier, later) -> later)
                .ifPresent(item -> told(item, entered.at())));
    }

    private void told(TaskView item, Instant at) {
        String by = item.doneBy();
        Object through = cases.variables(item).get("toldThrough");
        if (by != null) {
            promises.told(item.caseReference(), by, at, through == null ? null : String.valueOf(through));
        }
    }
}
