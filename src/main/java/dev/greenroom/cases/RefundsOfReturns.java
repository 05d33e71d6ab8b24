package dev.greenroom.cases;

import dev.greenroom.engine.catalog.OutsideOfChecks;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.engine.catalog.UnknownProcess;
import dev.greenroom.engine.functions.TopicWork;
import dev.greenroom.readmodel.CaseReferences;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.Customer;
import dev.greenroom.readmodel.Timeline;
import dev.greenroom.shared.CaseReference;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Topic {@code cases.start-refund}: goods that came back start a refund case of their own, once per visit to the step;
 * each of the two cases tells of the other.
 */
@Component
class RefundsOfReturns {

    private static final String PROCESS = "refund-request";
    private static final String CALLER = "greenroom";
    private static final String CHANNEL = "order";

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

    RefundsOfReturns(
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

    private Map<String, Object> start(TopicWork.Call call) {
        String reference = startedBefore(call.key());
        if (reference == null) {
            try {
                reference = startNow(call);
            } catch (DuplicateKeyException e) {
                reference = startedBefore(call.key());
                if (reference == null) {
                    throw e;
                }
            }
        }
        return Map.of("refundReference", reference);
    }

    private @Nullable String startedBefore(String key) {
        return starts.find(CALLER, key).map(CaseStarts.Started::reference).orElse(null);
    }

    private String startNow(TopicWork.Call call) {
        CaseView order = cases.byInstance(call.instanceId()).orElseThrow(UnknownCase::new);
        ProcessModel model = catalog.latest(PROCESS).orElseThrow(() -> new UnknownProcess(PROCESS));
        CaseReference reference = references.next(model.referencePrefix());
        Map<String, Object> values = values(order, call.variables().get("total"));
        String fingerprint = CanonicalJson.fingerprint(values);
        transaction.executeWithoutResult(status -> {
            Instant now = clock.instant();
            starts.take(CALLER, call.key(), new CaseStarts.Started(fingerprint, reference.value()), now);
            asService.run(() -> runtime.startProcessInstanceById(
                    model.definitionId(), reference.value(), variables.engineValues(values)));
            timeline.add(order.reference(), now, "case-linked", null, null, Map.of("case", reference.value()));
            timeline.add(reference.value(), now, "case-linked", null, null, Map.of("case", order.reference()));
        });
        return reference.value();
    }

    /** What the refund knows from the order; a person looks at what came back. */
    private static Map<String, Object> values(CaseView order, @Nullable Object total) {
        Customer customer = order.customer();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("customerId", customer.id());
        values.put("customerName", customer.name());
        values.put("customerEmail", customer.email());
        values.put("customerPhone", customer.phone());
        values.put("customerPostcode", customer.postcode());
        values.put("customerTier", customer.tier());
        values.put("customerLanguage", customer.language());
        values.put("channel", CHANNEL);
        values.put("casePriority", order.priority());
        values.put("orderNumber", order.reference());
        values.put("amount", total);
        values.put("reason", "other");
        values.put(
                "purchaseDate",
                order.openedAt().atOffset(ZoneOffset.UTC).toLocalDate().toString());
        values.put("goodsExpected", false);
        Map<String, Object> known = new HashMap<>();
        values.forEach((name, value) -> {
            if (value != null) {
                known.put(name, Objects.requireNonNull(value));
            }
        });
        return known;
    }

    @Configuration(proxyBeanMethods = false)
    static class Topic {

        @Bean
        TopicWork startRefund(RefundsOfReturns refunds) {
            return new TopicWork("cases.start-refund", List.of("total"), refunds::start);
        }
    }
}
