package dev.greenroom.notifications;

import dev.greenroom.cases.CustomerNotices;
import dev.greenroom.cases.NoticeDue;
import dev.greenroom.cases.TellCustomer;
import dev.greenroom.cases.ToldCase;
import dev.greenroom.cases.ToldCases;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.engine.catalog.UnknownProcess;
import dev.greenroom.engine.events.EngineFact;
import dev.greenroom.engine.events.EngineFact.InstanceEnded;
import dev.greenroom.engine.events.EngineFact.InstanceStarted;
import dev.greenroom.engine.events.EngineFact.StepEntered;
import dev.greenroom.engine.events.Gathering;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.sla.Promise;
import dev.greenroom.sla.PromiseMoved;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears what happens in cases and queues what their customers have to know, in the same transaction. */
@Component
class NoticeWriter implements CustomerNotices {

    /** The property of a step that says what its customer is told when the case comes to it. */
    private static final String SAYS = "customerNotice";

    private static final Set<String> PAID = Set.of("paid", "paid-out");

    private final WaysOut ways;
    private final Outbox outbox;
    private final CaseViews cases;
    private final ToldCases told;
    private final ProcessCatalog catalog;
    private final ByPeople people;
    private final Gathering<List<Runnable>> gathering;

    NoticeWriter(
            WaysOut ways, Outbox outbox, CaseViews cases, ToldCases told, ProcessCatalog catalog, ByPeople people) {
        this.people = people;
        this.ways = ways;
        this.outbox = outbox;
        this.cases = cases;
        this.told = told;
        this.catalog = catalog;
        this.gathering = new Gathering<>(ArrayList::new, parts -> parts.forEach(Runnable::run));
    }

    @EventListener
    void on(EngineFact fact) {
        if (ways.none()) {
            return;
        }
        if (fact instanceof InstanceStarted started && started.superInstanceId() == null) {
            atTheEnd(() -> received(started));
        } else if (fact instanceof StepEntered entered) {
            entered(entered);
        } else if (fact instanceof InstanceEnded ended && ended.instanceId().equals(ended.rootInstanceId())) {
            atTheEnd(() -> ended(ended));
        }
    }

    /** When the case's rows say what this transaction has done. */
    private void atTheEnd(Runnable part) {
        gathering.add(parts -> parts.add(part));
    }

    private void entered(StepEntered entered) {
        model(entered.definitionId())
                .flatMap(model -> model.step(entered.element()))
                .ifPresent(step -> {
                    if (NoticeKind.DECIDED.word().equals(step.properties().get(SAYS))) {
                        atTheEnd(() -> decided(entered));
                    }
                    if ("customer".equals(step.waitingFor())) {
                        atTheEnd(() -> needsYou(entered));
                    }
                });
    }

    /** Nobody is told of a process that is not there any more, and nothing fails because of it. */
    private Optional<ProcessModel> model(String definitionId) {
        try {
            return Optional.of(catalog.model(definitionId));
        } catch (UnknownProcess gone) {
            return Optional.empty();
        }
    }

    private void received(InstanceStarted started) {
        ofItsOwn(started.instanceId(), started.definitionId())
                .ifPresent(view -> put(view, NoticeKind.RECEIVED, view.reference(), promised(view, Map.of())));
    }

    /** Somebody who works at the step talks to the customer: a message goes before them only if it says what to send. */
    private void needsYou(StepEntered entered) {
        ofItsOwn(entered.rootInstanceId(), entered.definitionId())
                .filter(CaseView::isOpen)
                .filter(view -> !entered.elementType().equals("userTask") || isSomethingMissing(view))
                .ifPresent(view ->
                        put(view, NoticeKind.NEEDS_YOU, entered.activityInstanceId(), promised(view, Map.of())));
    }

    /** Before it is done: how it ends is told besides. */
    private void decided(StepEntered entered) {
        String key = entered.rootInstanceId() + "-" + entered.element();
        ofItsOwn(entered.rootInstanceId(), entered.definitionId())
                .filter(CaseView::isOpen)
                .ifPresent(view -> put(
                        view,
                        NoticeKind.DECIDED,
                        key,
                        promised(view, Map.of(Notice.BEFORE_THE_END, "true", Notice.LIFE, entered.rootInstanceId()))));
    }

    private boolean isSomethingMissing(CaseView view) {
        return tell(view).filter(now -> !told.wanted(now).isEmpty()).isPresent();
    }

    private void ended(InstanceEnded ended) {
        if (ended.process().equals(TellCustomer.PROCESS)) {
            cases.byInstance(ended.instanceId())
                    .filter(CaseView::isOpen)
                    .ifPresent(view -> outbox.newsLater(view, false));
        }
        ofItsOwn(ended.instanceId(), ended.definitionId())
                .filter(view -> !view.isOpen())
                .ifPresent(view -> {
                    outbox.rest(view.reference());
                    if (tell(view).map(ToldCase::sentence).isPresent()) {
                        put(view, isPaid(view) ? NoticeKind.PAID : NoticeKind.DECIDED, ended.instanceId(), Map.of());
                    }
                });
    }

    private static boolean isPaid(CaseView view) {
        String outcome = view.outcome();
        return outcome != null && PAID.contains(outcome);
    }

    /** The case whose own current instance this is; not of what is done beside one. */
    private Optional<CaseView> ofItsOwn(String rootInstanceId, String definitionId) {
        return model(definitionId)
                .filter(model -> !model.runsBesideCases())
                .flatMap(model -> cases.byInstance(rootInstanceId))
                .filter(view -> view.instanceId().equals(rootInstanceId));
    }

    /** The first date of a case comes with its first notice; every other one is news. Told too late to wait for the end. */
    @EventListener
    void on(PromiseMoved moved) {
        Promise promise = moved.promise();
        if (!ways.none() && promise.kind() != Promise.Kind.MOVED) {
            cases.byReference(promise.reference())
                    .filter(view -> !isWithTheFirstNotice(promise, view))
                    .ifPresent(view ->
                            put(view, NoticeKind.DATE_SET, "promise-" + promise.id(), promised(view, of(promise))));
        }
    }

    private boolean isWithTheFirstNotice(Promise promise, CaseView view) {
        String key = NoticeKind.RECEIVED.word() + ":" + view.reference();
        return promise.kind() == Promise.Kind.FIRST
                && promise.promisedBy() == null
                && (outbox.addTo(key, "date", promise.date().toString()) || !outbox.knows(key));
    }

    @Override
    public boolean queued(Promise promise, CaseView view) {
        if (ways.none() || promise.kind() != Promise.Kind.MOVED) {
            return false;
        }
        Map<String, String> said = of(promise);
        if (promise.movedFrom() != null) {
            said.put("before", promise.movedFrom().toString());
        }
        return put(view, NoticeKind.DATE_MOVED, "promise-" + promise.id(), promised(view, said));
    }

    @EventListener
    void on(NoticeDue due) {
        NoticeKind kind = due.notice().endsWith("-reminder")
                ? NoticeKind.REMINDER
                : due.notice().endsWith("-late") ? NoticeKind.LATE : null;
        if (!ways.none() && kind != null) {
            cases.byReference(due.reference())
                    .filter(CaseView::isOpen)
                    .ifPresent(view -> put(view, kind, due.key(), promised(view, Map.of())));
        }
    }

    private static Map<String, String> of(Promise promise) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("promise", String.valueOf(promise.id()));
        return said;
    }

    private Map<String, String> promised(CaseView view, Map<String, String> said) {
        Map<String, String> all = new LinkedHashMap<>(said);
        tell(view).map(ToldCase::promise).ifPresent(promise -> {
            all.put("date", promise.date().toString());
            @Nullable String reason = promise.reason();
            if (reason != null && said.containsKey("before")) {
                all.put("reason", reason);
            }
        });
        return all;
    }

    /** With the sentence that holds now, so that what is told stays true to its moment; whether it tells the customer. */
    boolean put(CaseView view, NoticeKind kind, String key, Map<String, String> said) {
        return tell(view)
                .map(now -> {
                    Map<String, String> all = new LinkedHashMap<>(said);
                    all.put("process", now.title());
                    String sentence = now.sentence();
                    if (sentence != null) {
                        all.put("sentence", spoken(kind, said, now, sentence));
                    }
                    if (kind.asksForSomething()) {
                        all.put("missing", String.join(", ", told.wanted(now)));
                    }
                    boolean isTold = outbox.put(now, new Notice.Wanted(kind.word() + ":" + key, kind, all));
                    if (!isTold) {
                        people.ask(now, kind, all.get("sentence"), null);
                    }
                    return isTold;
                })
                .orElse(false);
    }

    private static String spoken(NoticeKind kind, Map<String, String> said, ToldCase now, String sentence) {
        return kind == NoticeKind.DECIDED && said.containsKey(Notice.BEFORE_THE_END)
                ? Words.in(Locale.forLanguageTag(now.language())).say("decided.sentence", sentence)
                : sentence;
    }

    private Optional<ToldCase> tell(CaseView view) {
        String language = view.customer().language();
        return model(view.definitionId())
                .map(model -> told.tell(view, language == null ? Locale.ENGLISH : Locale.forLanguageTag(language)));
    }
}
