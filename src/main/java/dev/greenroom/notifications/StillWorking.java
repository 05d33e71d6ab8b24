package dev.greenroom.notifications;

import dev.greenroom.cases.News;
import dev.greenroom.cases.TellCustomer;
import dev.greenroom.cases.ToldCase;
import dev.greenroom.cases.ToldCases;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells customers of whom nobody has told anything for long that their matter is still looked after, and why it takes time. */
@Component
class StillWorking {

    private static final int AT_ONCE = 100;
    private static final int WATCHED_AT_ONCE = 5_000;
    private static final Logger LOG = LoggerFactory.getLogger(StillWorking.class);

    private final Outbox outbox;
    private final WaysOut ways;
    private final CaseViews cases;
    private final ToldCases told;
    private final ProcessCatalog catalog;
    private final TellCustomer telling;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final AtomicBoolean watching = new AtomicBoolean();

    StillWorking(
            Outbox outbox,
            WaysOut ways,
            CaseViews cases,
            ToldCases told,
            ProcessCatalog catalog,
            TellCustomer telling,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.outbox = outbox;
        this.ways = ways;
        this.cases = cases;
        this.told = told;
        this.catalog = catalog;
        this.telling = telling;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Each for itself: one that cannot be told keeps none of the others, and is tried again tomorrow. */
    void tellSilent() {
        if (ways.all().stream().noneMatch(WayOut::tellsTheCustomer)) {
            return;
        }
        try {
            watchOpenCases();
        } catch (RuntimeException failed) {
            LOG.warn(
                    "Older open cases are not watched yet: {}",
                    failed.getClass().getName());
        }
        List<String> silent = outbox.silent(AT_ONCE);
        while (!silent.isEmpty()) {
            silent.forEach(this::tellAlone);
            silent = silent.size() < AT_ONCE ? List.of() : outbox.silent(AT_ONCE);
        }
    }

    /** Until it has succeeded once: those that came before there was a way to tell anybody. */
    private void watchOpenCases() {
        if (!watching.get()) {
            catalog.allLatest().forEach(model -> {
                while (Objects.requireNonNull(
                                transaction.execute(status -> outbox.watchOpenCases(model.process(), WATCHED_AT_ONCE)))
                        == WATCHED_AT_ONCE) {
                    // The next ones.
                }
            });
            watching.set(true);
        }
    }

    /** What is said is made before anything is held: what cannot be made then spoils no transaction. */
    private void tellAlone(String reference) {
        try {
            Optional<Saying> saying = cases.byReference(reference)
                    .filter(view -> view.isOpen() && !view.isInternal())
                    .map(this::saying);
            transaction.executeWithoutResult(status -> {
                if (outbox.isSilent(reference)) {
                    outbox.rest(reference);
                    saying.ifPresent(this::tell);
                }
            });
        } catch (RuntimeException broken) {
            LOG.warn(
                    "The customer of {} cannot be told: {}",
                    reference,
                    broken.getClass().getName());
            transaction.executeWithoutResult(status -> outbox.putOff(reference));
        }
    }

    /** How the case stands, and why it is not done yet. */
    private record Saying(ToldCase now, String reason) {}

    private Saying saying(CaseView view) {
        String language = view.customer().language();
        ToldCase now = told.tell(view, language == null ? Locale.ENGLISH : Locale.forLanguageTag(language));
        return new Saying(now, told.reason(now));
    }

    private void tell(Saying saying) {
        ToldCase now = saying.now();
        CaseView view = now.view();
        Map<String, String> said = new LinkedHashMap<>();
        said.put("process", now.title());
        said.put("reason", saying.reason());
        String sentence = now.sentence();
        if (sentence != null) {
            said.put("sentence", sentence);
        }
        var promise = now.promise();
        if (promise != null) {
            said.put("date", promise.date().toString());
        }
        NoticeKind kind = NoticeKind.STILL_WORKING;
        if (!outbox.put(
                now, new Notice.Wanted(kind.word() + ":" + view.reference() + ":" + clock.instant(), kind, said))) {
            telling.askToTell(view, News.standing(saying.reason()));
            outbox.newsLater(view, true);
        }
    }
}
