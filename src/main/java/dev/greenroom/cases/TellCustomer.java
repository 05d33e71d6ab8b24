package dev.greenroom.cases;

import dev.greenroom.cases.forms.Words;
import dev.greenroom.engine.catalog.OutsideOfChecks;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.engine.events.EngineFact;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.Customer;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.TaskViews;
import dev.greenroom.readmodel.Timeline;
import dev.greenroom.sla.Promise;
import dev.greenroom.sla.PromiseMoved;
import dev.greenroom.sla.Promises;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A promise that moved to a later day is work for the front office: a process of its own beside the case, started in the
 * transaction that moves the promise, unless a message can tell it. While that item is open it always tells the date that counts.
 */
@Component
public class TellCustomer {

    /** The process that tells a customer another date. */
    public static final String PROCESS = "tell-customer";

    private static final String BEFORE = "promiseBefore";
    private static final String REASON = "promiseReason";
    /** What there is to tell besides a date. */
    private static final String MORE = "moreToTell";

    private static final String TOLD = "EndEvent_CustomerTold";
    private static final Logger LOG = LoggerFactory.getLogger(TellCustomer.class);

    private final ProcessCatalog catalog;
    private final CaseViews cases;
    private final TaskViews work;
    private final CaseVariables variables;
    private final Promises promises;
    private final RuntimeService runtime;
    private final OutsideOfChecks asService;
    private final Timeline timeline;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final ObjectProvider<CustomerNotices> notices;

    TellCustomer(
            ProcessCatalog catalog,
            CaseViews cases,
            TaskViews work,
            CaseVariables variables,
            Promises promises,
            RuntimeService runtime,
            OutsideOfChecks asService,
            Timeline timeline,
            Clock clock,
            ObjectProvider<CustomerNotices> notices,
            PlatformTransactionManager transactions) {
        this.notices = notices;
        this.catalog = catalog;
        this.cases = cases;
        this.work = work;
        this.variables = variables;
        this.promises = promises;
        this.runtime = runtime;
        this.asService = asService;
        this.timeline = timeline;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @EventListener
    void on(PromiseMoved moved) {
        Promise promise = moved.promise();
        CaseView view = cases.byReference(promise.reference()).orElseThrow(UnknownCase::new);
        if (view.isInternal()) {
            return;
        }
        List<String> open = cases.besideOf(promise.reference(), PROCESS);
        boolean queued = isQueued(promise, view);
        if (!open.isEmpty()) {
            open.forEach(instance -> sayToo(instance, said(promise, view)));
        } else if (!queued && moved.tellTheCustomer()) {
            start(promise, view);
        }
    }

    /** The date that the customer knows stays the one it was when somebody was asked first. */
    private void sayToo(String instance, Map<String, Object> values) {
        asService.run(() -> {
            if (runtime.getVariable(instance, BEFORE) != null) {
                values.remove(BEFORE);
            }
            Object reason = values.remove(REASON);
            runtime.setVariables(instance, variables.engineValues(values));
            if (reason != null) {
                add(instance, News.ofTheDate(reason.toString()), true);
            }
            return instance;
        });
    }

    /** Beside what there is to tell already; of a case that is closed, not what it was waiting for. */
    private void add(String instance, News news, boolean isOpen) {
        Map<String, Object> known = runtime.getVariables(instance);
        SortedMap<String, String> all = News.among(known);
        Object said = known.get(REASON);
        if (all.isEmpty() && said != null) {
            News before = known.get(MORE) == null ? News.ofTheDate(said.toString()) : News.earlier(said.toString());
            all.put(before.variable(), before.text());
        }
        all.put(news.variable(), news.text());
        news.unmarked().forEach(name -> {
            runtime.removeVariable(instance, name);
            known.remove(name);
        });
        runtime.setVariables(instance, news.marks());
        if (!isOpen) {
            all.keySet().removeIf(News::isOver);
            runtime.removeVariables(
                    instance, known.keySet().stream().filter(News::isOver).toList());
        }
        write(instance, all, known);
    }

    private void write(String instance, SortedMap<String, String> all, Map<String, Object> known) {
        Map<String, Object> values = new HashMap<>(all);
        values.put(REASON, News.joined(all, known));
        all.keySet().removeIf(News::isOfTheDate);
        if (!all.isEmpty()) {
            values.put(MORE, News.joined(all, known.keySet()));
        }
        runtime.setVariables(instance, variables.engineValues(values));
    }

    private boolean isQueued(Promise promise, CaseView view) {
        return notices.stream().anyMatch(each -> each.queued(promise, view));
    }

    /** A message that came to nobody is a person's work after all, if the date it told still counts and nobody has told it. */
    @EventListener
    void on(CustomerNotReached missed) {
        cases.byReference(missed.reference())
                .filter(CaseView::isOpen)
                .filter(view -> cases.besideOf(view.reference(), PROCESS).isEmpty())
                .ifPresent(view -> promises.current(view.reference())
                        .filter(promise -> promise.id() == missed.promise())
                        .filter(promise -> promise.toldAt() == null && promise.disappoints())
                        .ifPresent(promise -> start(promise, view)));
    }

    /**
     * No message tells this customer this: a person does, in the caller's transaction. Whoever is asked to tell them something
     * already tells this as well.
     */
    public void askToTell(CaseView view, News news) {
        List<String> open = cases.besideOf(view.reference(), PROCESS);
        if (!open.isEmpty()) {
            open.forEach(instance -> asService.run(() -> {
                add(instance, news, view.isOpen());
                return instance;
            }));
        } else {
            Map<String, Object> values = new HashMap<>();
            values.put(news.variable(), news.text());
            values.putAll(news.marks());
            values.put(MORE, news.text());
            promises.current(view.reference())
                    .ifPresent(
                            promise -> values.put("promiseDate", promise.date().toString()));
            values.put(REASON, news.text());
            start(view, values);
        }
    }

    /**
     * A message told this date after all: who was asked to tell it, because the message was late, need not call any more. Nobody's
     * work ends under their hands, though, nor a call that has more to tell than the date: it says that the message has gone.
     */
    public void toldByMessage(String reference, long promise, String by, String through) {
        transaction.executeWithoutResult(status -> {
            CaseView view = cases.held(reference).orElseThrow(UnknownCase::new);
            boolean counts = promises.current(reference)
                    .filter(now -> now.id() == promise && now.toldAt() == null)
                    .isPresent();
            promises.told(promise, by, clock.instant(), through);
            if (counts) {
                cases.besideOf(reference, PROCESS)
                        .forEach(instance -> spared(view, instance, "tell-customer.message-gone"));
            }
        });
    }

    /**
     * News of this kind, which a person was asked to tell, has gone as a message after all: they read so, and decide what is left to
     * say. What is told a customer whichever of their cases it concerns may be asked for beside another one than the message's.
     */
    public void messageWent(String reference, News of) {
        transaction.executeWithoutResult(status -> {
            SortedSet<String> where = new TreeSet<>(Set.of(reference));
            if (of.isOfTheCustomer()) {
                cases.byReference(reference)
                        .map(view -> view.customer().id())
                        .ifPresent(customer -> where.addAll(cases.besideOfCustomer(customer, PROCESS)));
            }
            where.stream()
                    .filter(each -> each.equals(reference) || isAsked(each, of))
                    .forEach(each -> went(each, of, each.equals(reference)));
        });
    }

    /** Looked at before the case is held, so that nobody waits for one that this does not concern. */
    private boolean isAsked(String reference, News of) {
        return cases.besideOf(reference, PROCESS).stream()
                .anyMatch(instance -> asService.run(() -> of.isSaidIn(runtime.getVariables(instance))));
    }

    private void went(String reference, News of, boolean own) {
        cases.held(reference);
        cases.besideOf(reference, PROCESS)
                .forEach(instance -> asService.run(() -> {
                    if (own || of.isSaidIn(runtime.getVariables(instance))) {
                        went(instance, of);
                    }
                    return instance;
                }));
    }

    private void went(String instance, News of) {
        Map<String, Object> known = runtime.getVariables(instance);
        SortedMap<String, String> all = News.among(known);
        if (of.isSaidIn(known)) {
            known.put(News.went(of.variable()), true);
            runtime.setVariable(instance, News.went(of.variable()), true);
            write(instance, all, known);
        } else if (all.isEmpty() && known.get(MORE) != null) {
            // Begun before each news was kept for itself. Of a date alone only the message of that date tells.
            note(instance, "tell-customer.message-too", known.get(REASON));
        }
    }

    /** Whether whoever has this work has more to tell than a date. */
    public boolean hasMoreToTell(TaskView item) {
        return asService.run(() -> runtime.getVariable(item.rootInstanceId(), MORE) != null);
    }

    private void spared(CaseView view, String instance, String why) {
        boolean begun = work.openOf(view.reference()).stream()
                .filter(item -> item.rootInstanceId().equals(instance))
                .anyMatch(item -> isBegun(item.id()));
        asService.run(() -> {
            Object more = runtime.getVariable(instance, MORE);
            if (begun || more != null) {
                if (more != null) {
                    String date = News.ofTheDate("").variable();
                    runtime.removeVariable(instance, date);
                    // What is added later is written beside it.
                    runtime.setVariable(instance, News.went(date), Words.both(why));
                }
                note(instance, why, more == null ? runtime.getVariable(instance, REASON) : more);
            } else {
                runtime.deleteProcessInstance(instance, why);
            }
            return instance;
        });
    }

    /** From here on nobody begins it before this transaction has ended. */
    private boolean isBegun(String item) {
        work.hold(item);
        return work.byId(item).filter(held -> held.assignee() != null).isPresent();
    }

    /** For whoever calls, in both languages of the house: before what there is to tell. */
    private void note(String instance, String why, @Nullable Object left) {
        String said = Words.both(why);
        runtime.setVariable(instance, REASON, left == null ? said : News.cut(said + " " + left));
    }

    private void start(Promise promise, CaseView view) {
        start(view, said(promise, view));
    }

    private void start(CaseView view, Map<String, Object> values) {
        Optional<ProcessModel> model = catalog.latest(PROCESS);
        if (model.isEmpty()) {
            LOG.warn("There is no process {}: nobody is asked to tell the customer of {}", PROCESS, view.reference());
            return;
        }
        values.putAll(known(view));
        asService.run(() -> runtime.startProcessInstanceById(
                model.get().definitionId(), view.reference(), variables.engineValues(values)));
    }

    private static Map<String, Object> said(Promise promise, CaseView view) {
        Locale customers = spokenTo(view);
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("promiseDate", promise.date().toString());
        values.put(
                BEFORE, promise.movedFrom() == null ? null : promise.movedFrom().toString());
        values.put(REASON, PromiseAnswers.reason(promise, customers));
        return present(values);
    }

    private static Locale spokenTo(CaseView view) {
        String language = view.customer().language();
        return Locale.forLanguageTag(language == null ? "en" : language);
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

    /**
     * Somebody told the customer this date, while nobody was asked to or between two tries: no other try is needed. Not if
     * somebody else was faster, or another date counts by now.
     */
    public boolean toldAnotherWay(Promise promise, String by, String through) {
        String reference = promise.reference();
        return Boolean.TRUE.equals(transaction.execute(status -> {
            CaseView view = cases.held(reference).orElseThrow(UnknownCase::new);
            if (promises.current(reference)
                    .filter(now -> now.id() == promise.id() && now.toldAt() == null)
                    .isEmpty()) {
                return false;
            }
            promises.told(promise.id(), by, clock.instant(), through);
            timeline.add(reference, clock.instant(), "promise-told", null, by, Map.of());
            cases.besideOf(reference, PROCESS).forEach(instance -> spared(view, instance, "tell-customer.date-told"));
            return true;
        }));
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
