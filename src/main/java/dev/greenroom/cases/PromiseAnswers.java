package dev.greenroom.cases;

import dev.greenroom.cases.forms.Words;
import dev.greenroom.security.Callers;
import dev.greenroom.sla.Promise;
import dev.greenroom.sla.Promises;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what was promised, in the asker's language. */
@Component
class PromiseAnswers {

    private final Promises promises;
    private final Callers callers;
    private final Clock clock;

    PromiseAnswers(Promises promises, Callers callers, Clock clock) {
        this.promises = promises;
        this.callers = callers;
        this.clock = clock;
    }

    @Nullable
    PromiseAnswer current(String reference, Locale asked) {
        return promises.current(reference)
                .map(promise -> answer(promise, asked))
                .orElse(null);
    }

    /** The same for all of these cases, by reference. */
    Map<String, PromiseAnswer> current(Collection<String> references, Locale asked) {
        Map<String, PromiseAnswer> answers = new HashMap<>();
        promises.current(references).forEach(promise -> answers.put(promise.reference(), answer(promise, asked)));
        return answers;
    }

    /** Every promise of these cases, oldest first. */
    List<PromiseMade> made(Collection<String> references, Locale asked) {
        return promises.ledger(references).stream()
                .map(promise -> new PromiseMade(promise.reference(), promise.promisedAt(), answer(promise, asked)))
                .toList();
    }

    private static PromiseAnswer answer(Promise promise, Locale asked) {
        return new PromiseAnswer(promise.date(), promise.movedFrom(), reason(promise, asked));
    }

    PromiseAnswer.Ledger ledger(String reference, Locale asked) {
        List<PromiseAnswer.Entry> items = new ArrayList<>();
        promises.ledger(reference).forEach(promise -> items.add(entry(promise, asked)));
        Collections.reverse(items);
        return new PromiseAnswer.Ledger(items, clock.instant());
    }

    private PromiseAnswer.Entry entry(Promise promise, Locale asked) {
        String by = promise.promisedBy();
        String event = promise.event();
        return new PromiseAnswer.Entry(
                String.valueOf(promise.id()),
                promise.date(),
                promise.kind().word(),
                promise.movedFrom(),
                event,
                event == null ? null : said("promise.event." + event, event.replace('-', ' '), asked),
                reason(promise, asked),
                promise.source(),
                promise.channel(),
                by,
                by == null ? null : callers.displayName(by),
                promise.promisedAt(),
                told(promise));
    }

    private PromiseAnswer.@Nullable Told told(Promise promise) {
        String by = promise.toldBy();
        Instant at = promise.toldAt();
        return by == null || at == null
                ? null
                : new PromiseAnswer.Told(by, callers.displayName(by), at, promise.toldThrough());
    }

    /** A person's own words, or those for why the table moved it. */
    static @Nullable String reason(Promise promise, Locale asked) {
        String reason = promise.reason();
        return reason == null || promise.promisedBy() != null
                ? reason
                : said("promise.reason." + reason, said("promise.reason.again", reason, asked), asked);
    }

    private static String said(String key, String otherwise, Locale asked) {
        Words words = Words.in(asked);
        return words.knows(key) ? words.say(key) : otherwise;
    }
}
