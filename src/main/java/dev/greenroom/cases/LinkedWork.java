package dev.greenroom.cases;

import dev.greenroom.engine.catalog.OutsideOfChecks;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.engine.catalog.UnknownProcess;
import dev.greenroom.readmodel.CaseReferences;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.Customer;
import dev.greenroom.readmodel.Timeline;
import dev.greenroom.shared.CaseReference;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Work about a case that its own process does not know: a work item with its own clock, each of the two telling of the other.
 * Its customer never hears of it as of a case.
 */
@Component
public class LinkedWork {

    private static final String PROCESS = "work-item";
    private static final String CALLER = "status-page";
    private static final String DESCRIPTION = "description";
    /** No text in the engine is longer. */
    private static final int LONGEST = 4000;

    private final ProcessCatalog catalog;
    private final CaseViews cases;
    private final CaseStarts starts;
    private final CaseReferences references;
    private final CaseVariables variables;
    private final Timeline timeline;
    private final RuntimeService runtime;
    private final OutsideOfChecks asService;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LinkedWork(
            ProcessCatalog catalog,
            CaseViews cases,
            CaseStarts starts,
            CaseReferences references,
            CaseVariables variables,
            Timeline timeline,
            RuntimeService runtime,
            OutsideOfChecks asService,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.catalog = catalog;
        this.cases = cases;
        this.starts = starts;
        this.references = references;
        this.variables = variables;
        this.timeline = timeline;
        this.runtime = runtime;
        this.asService = asService;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What is to be done: {@code type} is a line of the table of types of work, which says by whom and how fast. */
    public record Wanted(String type, String subject, String description, int priority) {}

    /** The work of this key, and whether it was begun by this very call. */
    public record Begun(String reference, boolean isNew) {}

    /** Begins it once for its key. */
    public Begun begin(CaseView about, String key, Wanted wanted) {
        Optional<String> before = begunBefore(key);
        if (before.isPresent()) {
            return new Begun(before.get(), false);
        }
        try {
            return new Begun(beginNow(about, key, wanted), true);
        } catch (DuplicateKeyException sameMoment) {
            return new Begun(begunBefore(key).orElseThrow(() -> sameMoment), false);
        }
    }

    /** The work that was begun for this key. */
    public Optional<String> begunBefore(String key) {
        return starts.find(CALLER, key).map(CaseStarts.Started::reference);
    }

    /** Says anew what is to be done, as long as it is not done. */
    public void describe(String reference, String description) {
        cases.byReference(reference)
                .filter(CaseView::isOpen)
                .ifPresent(work -> asService.run(() -> {
                    runtime.setVariable(work.instanceId(), DESCRIPTION, description);
                    return work;
                }));
    }

    /** Adds to what is to be done; false when it is done already, or has no room for more. */
    boolean add(String reference, String more) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (cases.held(reference).filter(CaseView::isOpen).isEmpty()) {
                return false;
            }
            String all = cases.variables(reference).getOrDefault(DESCRIPTION, "") + "\n\n" + more;
            if (all.length() > LONGEST) {
                return false;
            }
            describe(reference, all);
            return true;
        }));
    }

    private String beginNow(CaseView about, String key, Wanted wanted) {
        ProcessModel model = catalog.latest(PROCESS).orElseThrow(() -> new UnknownProcess(PROCESS));
        CaseReference reference = references.next(model.referencePrefix());
        Map<String, Object> values = values(about, wanted);
        String fingerprint = CanonicalJson.fingerprint(values);
        transaction.executeWithoutResult(status -> {
            Instant now = clock.instant();
            starts.take(CALLER, key, new CaseStarts.Started(fingerprint, reference.value()), now);
            asService.run(() -> runtime.startProcessInstanceById(
                    model.definitionId(), reference.value(), variables.engineValues(values)));
            timeline.add(about.reference(), now, "case-linked", null, null, Map.of("case", reference.value()));
            timeline.add(reference.value(), now, "case-linked", null, null, Map.of("case", about.reference()));
        });
        return reference.value();
    }

    private static Map<String, Object> values(CaseView about, Wanted wanted) {
        Customer customer = about.customer();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("customerId", customer.id());
        values.put("customerName", customer.name());
        values.put("customerEmail", customer.email());
        values.put("customerPhone", customer.phone());
        values.put("customerPostcode", customer.postcode());
        values.put("customerTier", customer.tier());
        values.put("customerLanguage", customer.language());
        values.put("channel", CaseView.INTERNAL);
        values.put("casePriority", wanted.priority());
        values.put("workType", wanted.type());
        values.put("subject", wanted.subject());
        values.put(DESCRIPTION, wanted.description());
        Map<String, Object> known = new HashMap<>();
        values.forEach((name, value) -> {
            if (value != null) {
                known.put(name, Objects.requireNonNull(value));
            }
        });
        return known;
    }
}
