package dev.greenroom.cases;

import dev.greenroom.engine.functions.TopicWork;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Topic {@code cases.start-refund}: goods that came back start a refund case of their own, once per visit to the step;
 * each of the two cases tells of the other.
 */
@Component
class RefundsOfReturns {

    private static final String PROCESS = "refund-request";
    private static final String CALLER = "greenroom";
    private static final String CHANNEL = "order";

    private final CaseViews cases;
    private final LinkedCases linked;

    RefundsOfReturns(CaseViews cases, LinkedCases linked) {
        this.cases = cases;
        this.linked = linked;
    }

    private Map<String, Object> start(TopicWork.Call call) {
        LinkedCases.Key key = new LinkedCases.Key(CALLER, call.key());
        String reference = linked.begunBefore(key).orElseGet(() -> {
            CaseView order = cases.byInstance(call.instanceId()).orElseThrow(UnknownCase::new);
            return linked.begin(
                            key, order, PROCESS, values(order, call.variables().get("total")))
                    .reference();
        });
        return Map.of("refundReference", reference);
    }

    /** What the refund knows from the order; a person looks at what came back. */
    private static Map<String, @Nullable Object> values(CaseView order, @Nullable Object total) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("channel", CHANNEL);
        values.put("casePriority", order.priority());
        values.put("orderNumber", order.reference());
        values.put("amount", total);
        values.put("reason", "other");
        values.put(
                "purchaseDate",
                order.openedAt().atOffset(ZoneOffset.UTC).toLocalDate().toString());
        values.put("goodsExpected", false);
        return values;
    }

    @Configuration(proxyBeanMethods = false)
    static class Topic {

        @Bean
        TopicWork startRefund(RefundsOfReturns refunds) {
            return new TopicWork("cases.start-refund", List.of("total"), refunds::start);
        }
    }
}
