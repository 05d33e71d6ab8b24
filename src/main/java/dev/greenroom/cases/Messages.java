package dev.greenroom.cases;

import dev.greenroom.cases.InboxMessage.Status;
import dev.greenroom.engine.catalog.OutsideOfChecks;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.Timeline;
import dev.greenroom.security.Caller;
import dev.greenroom.shared.CaseReference;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes messages for cases: each id is applied once, at the moment its case listens for it. */
@Component
public class Messages {

    static final List<String> WITHDRAWALS = List.of("withdrawn", "cancelled");
    private static final int LONGEST_ID = 200;
    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);

    private final CaseRights rights;
    private final Cases cases;
    private final ProcessCatalog catalog;
    private final CaseVariables variables;
    private final Inbox inbox;
    private final Delivery delivery;
    private final RuntimeService runtime;
    private final OutsideOfChecks asService;
    private final CasesSettings settings;
    private final DeadlockRetry retry;
    private final Timeline timeline;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Messages(
            CaseRights rights,
            Cases cases,
            ProcessCatalog catalog,
            CaseVariables variables,
            Inbox inbox,
            Delivery delivery,
            RuntimeService runtime,
            OutsideOfChecks asService,
            CasesSettings settings,
            DeadlockRetry retry,
            Timeline timeline,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rights = rights;
        this.cases = cases;
        this.catalog = catalog;
        this.variables = variables;
        this.inbox = inbox;
        this.delivery = delivery;
        this.runtime = runtime;
        this.asService = asService;
        this.settings = settings;
        this.retry = retry;
        this.timeline = timeline;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** A message that was taken in, and what became of it. */
    public record Taken(String messageId, CaseReference reference, State state) {

        /** Applied, kept until the case listens, or given up since the case never did. */
        public enum State {
            APPLIED,
            KEPT,
            UNUSED;

            static State of(Status status) {
                return switch (status) {
                    case APPLIED -> APPLIED;
                    case WAITING -> KEPT;
                    case EXPIRED, UNUSED -> UNUSED;
                };
            }
        }
    }

    /** Keeps a message and applies it at once if the case listens for it; a repeat of the id changes nothing. */
    public Taken send(
            String spokenReference,
            String name,
            @Nullable String messageId,
            Map<String, @Nullable Object> given,
            Locale language) {
        Caller caller = rights.mayAct("send messages to cases");
        if (messageId == null || messageId.isBlank() || messageId.length() > LONGEST_ID) {
            throw new MessageIdMissing();
        }
        return take(caller.name(), cases.find(spokenReference), name, messageId, given, language);
    }

    /** The same for what a customer did by themselves; who they are was seen before. */
    Taken fromCustomer(
            CaseView view, String name, String messageId, Map<String, @Nullable Object> given, Locale language) {
        return take(CustomerDeeds.CUSTOMER, view, name, messageId, given, language);
    }

    private Taken take(
            String sender,
            CaseView view,
            String name,
            String messageId,
            Map<String, @Nullable Object> given,
            Locale language) {
        ProcessModel.Message known = message(view, name);
        String fingerprint = fingerprint(view, name, given);
        if (inbox.find(messageId).isEmpty()) {
            if (!view.isOpen()) {
                throw new CaseClosed(view.reference());
            }
            keep(sender, view, known, messageId, fingerprint, given, language);
            delivery.deliverFirst(messageId);
        }
        InboxMessage message = inbox.find(messageId).orElseThrow();
        if (!message.fingerprint().equals(fingerprint)) {
            throw new MessageIdReused();
        }
        return new Taken(messageId, new CaseReference(view.reference()), Taken.State.of(message.status()));
    }

    private void keep(
            String sender,
            CaseView view,
            ProcessModel.Message known,
            String messageId,
            String fingerprint,
            Map<String, @Nullable Object> given,
            Locale language) {
        Map<String, @Nullable Object> values =
                new LinkedHashMap<>(known.kept(variables.check(known.form(), given, Map.of(), language)));
        Instant now = clock.instant();
        try {
            inbox.add(new InboxMessage(
                    messageId,
                    fingerprint,
                    view.reference(),
                    view.instanceId(),
                    known.name(),
                    values,
                    sender,
                    Status.WAITING,
                    now,
                    now.plus(settings.messageTimeToLive()),
                    0));
        } catch (DuplicateKeyException e) {
            LOG.debug("Somebody sent {} at the same moment; theirs is the one that counts", messageId, e);
        }
    }

    private ProcessModel.Message message(CaseView view, String name) {
        ProcessModel.Message known =
                catalog.model(view.definitionId()).messages().get(name);
        if (known == null) {
            throw new UnknownMessage(name, view.process());
        }
        return known;
    }

    private static String fingerprint(CaseView view, String name, Map<String, @Nullable Object> given) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("reference", view.reference());
        tree.put("name", name);
        tree.put("variables", given);
        return CanonicalJson.fingerprint(tree);
    }

    /** Ends a case because its customer wants it no more, by the model's own withdrawal. */
    public void withdraw(String spokenReference, String reason, Locale language) {
        Caller caller = rights.mayAct("withdraw cases");
        CaseView view = cases.find(spokenReference);
        if (!view.isOpen()) {
            throw new CaseClosed(view.reference());
        }
        Map<String, ProcessModel.Message> messages =
                catalog.model(view.definitionId()).messages();
        ProcessModel.Message withdrawal = WITHDRAWALS.stream()
                .filter(messages::containsKey)
                .findFirst()
                .map(messages::get)
                .orElseThrow(() -> new CannotWithdraw(view.reference()));
        VariableMap answers = variables.engineValues(
                withdrawal.kept(variables.check(withdrawal.form(), Map.of("reason", reason), Map.of(), language)));
        retry.afresh(() -> transaction.execute(status -> {
            EventSubscription listening = asService
                    .run(() -> listening(view.instanceId(), withdrawal.name()).stream()
                            .findFirst())
                    .orElseThrow(() -> deaf(view.reference()));
            timeline.add(view.reference(), clock.instant(), "case-withdrawn", null, caller.name(), Map.of());
            return asService.run(() -> {
                runtime.messageEventReceived(withdrawal.name(), listening.getExecutionId(), answers);
                return view;
            });
        }));
    }

    private RuntimeException deaf(String reference) {
        return cases.find(reference).isOpen() ? new CannotWithdraw(reference) : new CaseClosed(reference);
    }

    private List<EventSubscription> listening(String instanceId, String name) {
        return runtime.createEventSubscriptionQuery()
                .processInstanceId(instanceId)
                .eventType("message")
                .eventName(name)
                .list();
    }
}
