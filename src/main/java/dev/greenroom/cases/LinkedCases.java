package dev.greenroom.cases;

import dev.greenroom.engine.catalog.OutsideOfChecks;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.engine.catalog.UnknownProcess;
import dev.greenroom.readmodel.CaseReferences;
import dev.greenroom.readmodel.CaseView;
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

/** Cases that begin because of another one, of the same customer; each of the two tells of the other. */
@Component
class LinkedCases {

    private final ProcessCatalog catalog;
    private final CaseStarts starts;
    private final CaseReferences references;
    private final CaseVariables variables;
    private final Timeline timeline;
    private final RuntimeService runtime;
    private final OutsideOfChecks asService;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LinkedCases(
            ProcessCatalog catalog,
            CaseStarts starts,
            CaseReferences references,
            CaseVariables variables,
            Timeline timeline,
            RuntimeService runtime,
            OutsideOfChecks asService,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.catalog = catalog;
        this.starts = starts;
        this.references = references;
        this.variables = variables;
        this.timeline = timeline;
        this.runtime = runtime;
        this.asService = asService;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** A case, and whether it was begun by this very call. */
    record Begun(String reference, boolean isNew) {}

    /** What is begun once for its key; {@code caller} says whose keys these are. */
    record Key(String caller, String key) {}

    /** The case that was begun for this key. */
    Optional<String> begunBefore(Key key) {
        return starts.find(key.caller(), key.key()).map(CaseStarts.Started::reference);
    }

    /** Begins it once for its key, with what it knows beside its customer. */
    Begun begin(Key key, CaseView about, String process, Map<String, @Nullable Object> own) {
        Optional<String> before = begunBefore(key);
        if (before.isPresent()) {
            return new Begun(before.get(), false);
        }
        try {
            return new Begun(beginNow(key, about, process, own), true);
        } catch (DuplicateKeyException sameMoment) {
            return new Begun(begunBefore(key).orElseThrow(() -> sameMoment), false);
        }
    }

    private String beginNow(Key key, CaseView about, String process, Map<String, @Nullable Object> own) {
        ProcessModel model = catalog.latest(process).orElseThrow(() -> new UnknownProcess(process));
        CaseReference reference = references.next(model.referencePrefix());
        Map<String, Object> values = values(about.customer(), own);
        String fingerprint = CanonicalJson.fingerprint(values);
        transaction.executeWithoutResult(status -> {
            Instant now = clock.instant();
            starts.take(key.caller(), key.key(), new CaseStarts.Started(fingerprint, reference.value()), now);
            asService.run(() -> runtime.startProcessInstanceById(
                    model.definitionId(), reference.value(), variables.engineValues(values)));
            timeline.add(about.reference(), now, "case-linked", null, null, Map.of("case", reference.value()));
            timeline.add(reference.value(), now, "case-linked", null, null, Map.of("case", about.reference()));
        });
        return reference.value();
    }

    private static Map<String, Object> values(Customer customer, Map<String, @Nullable Object> own) {
        Map<String, @Nullable Object> values = new HashMap<>(own);
        values.put("customerId", customer.id());
        values.put("customerName", customer.name());
        values.put("customerEmail", customer.email());
        values.put("customerPhone", customer.phone());
        values.put("customerPostcode", customer.postcode());
        values.put("customerTier", customer.tier());
        values.put("customerLanguage", customer.language());
        Map<String, Object> known = new HashMap<>();
        values.forEach((name, value) -> {
            if (value != null) {
                known.put(name, Objects.requireNonNull(value));
            }
        });
        return known;
    }
}
