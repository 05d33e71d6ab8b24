package dev.greenroom.cases;

import dev.greenroom.cases.forms.Words;
import dev.greenroom.engine.catalog.Checklist;
import dev.greenroom.engine.catalog.OutsideOfChecks;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.Timeline;
import dev.greenroom.sla.Promises;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What customers do in their own case by themselves: they send what was asked for, and ask to be called. */
@Component
public class CustomerDeeds {

    /** Who acts, in the story and beside a document. */
    public static final String CUSTOMER = "customer";

    private static final int MOST_FILES = 20;
    private static final int CALL_PRIORITY = 70;
    /** So many pieces of work a day come of one case's customer asking for calls. */
    private static final int MOST_CALLS = 3;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final CaseDocuments documents;
    private final Messages messages;
    private final LinkedWork work;
    private final ProcessCatalog catalog;
    private final CaseViews cases;
    private final Promises promises;
    private final RuntimeService runtime;
    private final OutsideOfChecks asService;
    private final Timeline timeline;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;

    CustomerDeeds(
            CaseDocuments documents,
            Messages messages,
            LinkedWork work,
            ProcessCatalog catalog,
            CaseViews cases,
            Promises promises,
            RuntimeService runtime,
            OutsideOfChecks asService,
            Timeline timeline,
            JdbcClient jdbc,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.documents = documents;
        this.messages = messages;
        this.work = work;
        this.catalog = catalog;
        this.cases = cases;
        this.promises = promises;
        this.runtime = runtime;
        this.asService = asService;
        this.timeline = timeline;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What a case waits for that its customer can send: items by name, and those that came since it waits. */
    public record Awaited(List<Item> items, int came) {

        /** One of them, in the reader's language. */
        public record Item(String name, String label, boolean here) {}
    }

    private record Wait(String id, ProcessModel.Message message, String variable) {}

    public Optional<Awaited> awaited(CaseView view, Locale language) {
        return wait(view).map(wait -> {
            List<String> came = came(wait);
            String spoken = Words.speak(language).getLanguage();
            List<Awaited.Item> items = asked(view).stream()
                    .map(item -> new Awaited.Item(item.name(), item.label().in(spoken), came.contains(item.name())))
                    .toList();
            return new Awaited(items, came.size());
        });
    }

    /** A message that the case listens for right now and whose model says that it tells of documents. */
    private Optional<Wait> wait(CaseView view) {
        if (!view.isOpen()) {
            return Optional.empty();
        }
        ProcessModel model = catalog.model(view.definitionId());
        boolean none = model.messages().keySet().stream().noneMatch(name -> variable(model, name) != null);
        if (none) {
            return Optional.empty();
        }
        List<EventSubscription> listening = asService.run(() -> runtime.createEventSubscriptionQuery()
                .processInstanceId(view.instanceId())
                .eventType("message")
                .list());
        for (EventSubscription each : listening) {
            ProcessModel.Message message = model.messages().get(each.getEventName());
            String variable = variable(model, each.getEventName());
            if (message != null && variable != null) {
                return Optional.of(new Wait(each.getId(), message, variable));
            }
        }
        return Optional.empty();
    }

    private static @Nullable String variable(ProcessModel model, String message) {
        return model.properties().get("message." + message + ".documentsAs");
    }

    private List<Checklist.Item> asked(CaseView view) {
        Map<String, @Nullable Object> variables = cases.variables(view.reference());
        return WantedItems.of(catalog.model(view.definitionId()), variables::get, true);
    }

    private List<String> came(Wait wait) {
        return jdbc.sql("select item from customer_document where wait_id = :wait order by id")
                .param("wait", wait.id())
                .query((row, number) -> String.valueOf(row.getString("item")))
                .list();
    }

    /** Takes a file, as {@code item} when that was asked for; whether the case goes on with it, since all has come. */
    public boolean send(CaseView view, @Nullable String item, CaseDocuments.Incoming file, Locale language) {
        Wait wait = wait(view).orElseThrow(DocumentRefused::notAwaited);
        List<String> asked = asked(view).stream().map(Checklist.Item::name).toList();
        String named = asked.size() == 1 ? asked.get(0) : asked.contains(item) ? item : null;
        if (came(wait).size() >= MOST_FILES) {
            throw DocumentRefused.tooMany(MOST_FILES);
        }
        transaction.executeWithoutResult(status -> {
            CaseDocuments.Document added =
                    documents.add(new CaseDocuments.Place(view.reference(), null, null, CUSTOMER), file);
            jdbc.sql("insert into customer_document (wait_id, reference, document_id, item, at)"
                            + " values (:wait, :reference, :document, :item, :at)")
                    .param("wait", wait.id())
                    .param("reference", view.reference())
                    .param("document", added.id())
                    .param("item", named == null ? added.name() : named)
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        });
        if (asked.isEmpty() || !came(wait).containsAll(asked)) {
            return false;
        }
        goOn(view, wait, language);
        return true;
    }

    /** The customer has nothing more to send; false when nothing came yet, or the case goes on already. */
    public boolean allSent(CaseView view, Locale language) {
        Optional<Wait> wait = wait(view).filter(each -> !came(each).isEmpty());
        wait.ifPresent(each -> goOn(view, each, language));
        return wait.isPresent();
    }

    /** Once for each time that the case waits, however often the customer says so. */
    private void goOn(CaseView view, Wait wait, Locale language) {
        Object before = cases.variables(view.reference()).get(wait.variable());
        Set<String> all = new LinkedHashSet<>();
        if (before instanceof Collection<?> list) {
            list.forEach(each -> all.add(String.valueOf(each)));
        } else if (before != null) {
            all.addAll(List.of(String.valueOf(before).split("\\s*,\\s*")));
        }
        all.addAll(came(wait));
        all.removeIf(String::isBlank);
        List<String> told = new ArrayList<>(all);
        try {
            messages.fromCustomer(
                    view,
                    wait.message().name(),
                    "status-page:" + wait.id(),
                    Map.of(wait.variable(), String.join(", ", told)),
                    language);
        } catch (MessageIdReused sameMoment) {
            // What came a moment later lies with the case; it goes on once.
        }
    }

    /** What becomes of it when a customer asks for a call. */
    public enum Call {
        ASKED,
        /** Somebody has it to do already, and reads this, too. */
        ADDED,
        /** Nothing is written down any more today. */
        TOO_OFTEN
    }

    /** Asks for a call; who does so again before it was made adds to what is to be done. */
    public Call callMe(CaseView view, String phone, @Nullable String about) {
        Instant now = clock.instant();
        ZonedDateTime here = now.atZone(promises.zone(view.reference(), view.process()));
        String number = Words.both("call-back.number", phone);
        String said = about == null ? number : number + "\n" + about;
        for (int call = 1; call <= MOST_CALLS; call++) {
            LinkedWork.Begun begun = work.begin(
                    view,
                    "call-back:" + view.reference() + ":" + here.toLocalDate() + (call == 1 ? "" : ":" + call),
                    new LinkedWork.Wanted(
                            "call-back", Words.both("call-back.subject", view.reference()), said, CALL_PRIORITY));
            if (begun.isNew()) {
                timeline.add(view.reference(), now, "call-back", null, CUSTOMER, Map.of());
                return Call.ASKED;
            }
            if (work.add(begun.reference(), Words.both("call-back.again", TIME.format(here)) + "\n" + said)) {
                Map<String, ?> where = Map.of("case", begun.reference());
                timeline.add(view.reference(), now, "call-back-again", null, CUSTOMER, where);
                return Call.ADDED;
            }
        }
        return Call.TOO_OFTEN;
    }
}
