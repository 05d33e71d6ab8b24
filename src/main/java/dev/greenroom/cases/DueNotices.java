package dev.greenroom.cases;

import dev.greenroom.engine.catalog.Checklist;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.functions.TopicWork;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.Timeline;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Topic {@code notices.record}: a notice to the customer is due. It is written down, once per visit; who sends notices hears of it. */
@Configuration(proxyBeanMethods = false)
class DueNotices {

    private static final List<String> READS = List.of("notice", "missingItems");

    @Bean
    TopicWork recordNotice(
            CaseViews cases,
            ProcessCatalog catalog,
            Timeline timeline,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher tell,
            Clock clock) {
        var transaction = new TransactionTemplate(transactions);
        return new TopicWork("notices.record", READS, call -> {
            transaction.executeWithoutResult(status -> {
                CaseView view = cases.byInstance(call.instanceId()).orElseThrow(UnknownCase::new);
                if (isFirst(call, view, jdbc, clock.instant())) {
                    tell.publishEvent(record(call, view, cases, catalog, timeline, clock.instant()));
                } else {
                    status.setRollbackOnly();
                }
            });
            return Map.of();
        });
    }

    /** Whether nobody has written this visit down; afterwards, if not, the transaction can only end. */
    private static boolean isFirst(TopicWork.Call call, CaseView view, JdbcClient jdbc, Instant now) {
        try {
            jdbc.sql("insert into case_notice (notice_key, reference, notice, due_since)"
                            + " values (:key, :reference, :notice, :at)")
                    .param("key", call.key())
                    .param("reference", view.reference())
                    .param("notice", notice(call))
                    .param("at", now.atOffset(ZoneOffset.UTC))
                    .update();
            return true;
        } catch (DuplicateKeyException recordedBefore) {
            return false;
        }
    }

    private static String notice(TopicWork.Call call) {
        return String.valueOf(call.variables().get("notice"));
    }

    private static NoticeDue record(
            TopicWork.Call call,
            CaseView view,
            CaseViews cases,
            ProcessCatalog catalog,
            Timeline timeline,
            Instant now) {
        String notice = notice(call);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("notice", notice);
        Object items = call.variables().get("missingItems");
        List<String> wanted =
                WantedItems.of(catalog.model(view.definitionId()), cases.variables(view.reference())::get, true)
                        .stream()
                        .map(Checklist.Item::name)
                        .toList();
        if (!wanted.isEmpty()) {
            data.put("missing", String.join(",", wanted));
        } else if (items != null && !items.toString().isBlank()) {
            data.put("missing", items.toString());
        }
        timeline.add(view.reference(), now, "notice-due", call.element(), null, data);
        return new NoticeDue(view.reference(), notice, call.key());
    }
}
